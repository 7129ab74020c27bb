@NullMarked
package dev.offhook.bench.store;

import org.jspecify.annotations.NullMarked;

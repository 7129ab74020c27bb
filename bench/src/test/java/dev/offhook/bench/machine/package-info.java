@NullMarked
package dev.offhook.bench.machine;

import org.jspecify.annotations.NullMarked;

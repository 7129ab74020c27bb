@NullMarked
package dev.offhook.bench;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.offhook.bench.relay;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.offhook.bench.turn;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.offhook.cost;

import org.jspecify.annotations.NullMarked;

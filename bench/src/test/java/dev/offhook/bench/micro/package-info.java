@NullMarked
package dev.offhook.bench.micro;

import org.jspecify.annotations.NullMarked;

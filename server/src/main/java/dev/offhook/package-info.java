/**
 * The program itself: settings are read and checked, parts are made and plugged together, the
 * server starts. Nothing else sees this package. Start at {@link dev.offhook.Main}.
 */
@NullMarked
package dev.offhook;

import org.jspecify.annotations.NullMarked;

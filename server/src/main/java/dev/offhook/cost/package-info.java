/**
 * What a call costs: prices from a dated file, and amounts times prices. Pure; knows no vendor.
 * Start at {@link dev.offhook.cost.PriceList}.
 */
@NullMarked
package dev.offhook.cost;

import org.jspecify.annotations.NullMarked;

package dev.offhook.guard;

import java.math.BigDecimal;

/**
 * How much may be dialled.
 *
 * @param aMinute calls of one key within a minute
 * @param aDay calls of one key within 24 hours
 * @param toOneNumber calls to one number within 24 hours
 * @param atATime calls that are placed and not over
 * @param money what calls may cost within 24 hours
 * @param aMinuteCosts what a minute of a call is taken to cost, in the same currency
 */
public record Caps(
    int aMinute,
    int aDay,
    int toOneNumber,
    int atATime,
    BigDecimal money,
    BigDecimal aMinuteCosts) {}

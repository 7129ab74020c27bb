/**
 * What the server is told before it starts: each setting declared once, read and checked in one
 * pass. Start at {@link dev.offhook.settings.Settings}; a new one goes into {@link
 * dev.offhook.settings.SettingsTable}.
 */
@NullMarked
package dev.offhook.settings;

import org.jspecify.annotations.NullMarked;

package dev.offhook.settings;

import static dev.offhook.settings.SettingReaders.wholeNumber;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;

/** The settings for placing calls, part of {@link SettingsTable}. */
final class OutboundSettings {
  private OutboundSettings() {}

  static final Setting<String> TWILIO_PHONE_NUMBER =
      Setting.of(
              "TWILIO_PHONE_NUMBER",
              "",
              SettingReaders::phoneNumber,
              "Your number at Twilio, from which calls are placed")
          .alias("APP_NUMBER")
          .unset("no calls are placed");
  static final Setting<String> YOUR_NUMBER =
      Setting.of(
              "YOUR_NUMBER",
              "",
              SettingReaders::phoneNumber,
              "The number the console offers to call; shown by GET /api/outbound")
          .unset("none");
  static final Setting<URI> TWILIO_API_BASE_URL =
      Setting.of(
          "TWILIO_API_BASE_URL",
          "https://api.twilio.com",
          SettingReaders::baseUrl,
          "Twilio's REST API, or an emulator of it");
  static final Setting<List<String>> OUTBOUND_COUNTRIES =
      Setting.of(
              "OUTBOUND_COUNTRIES",
              "",
              SettingReaders::countries,
              "Countries that may be called, as two letters between commas: US, CA")
          .unset("that of TWILIO_PHONE_NUMBER");
  static final Setting<List<String>> OUTBOUND_PREFIXES =
      Setting.of(
          "OUTBOUND_PREFIXES",
          "",
          SettingReaders::prefixes,
          "Prefixes that may be called beside them, between commas: +4420, +35312");
  static final Setting<List<String>> OUTBOUND_CLOSED_PREFIXES =
      Setting.of(
          "OUTBOUND_CLOSED_PREFIXES",
          "",
          SettingReaders::prefixes,
          "Prefixes that are never called, whatever else is allowed");
  static final Setting<Integer> OUTBOUND_CALLS_PER_MINUTE =
      Setting.of(
          "OUTBOUND_CALLS_PER_MINUTE", "60", wholeNumber(0, 100_000), "Calls placed in a minute");
  static final Setting<Integer> OUTBOUND_CALLS_PER_DAY =
      Setting.of(
          "OUTBOUND_CALLS_PER_DAY", "1000", wholeNumber(0, 1_000_000), "Calls placed in 24 hours");
  static final Setting<Integer> OUTBOUND_CALLS_PER_NUMBER =
      Setting.of(
          "OUTBOUND_CALLS_PER_NUMBER",
          "20",
          wholeNumber(0, 100_000),
          "Calls placed to one number in 24 hours");
  static final Setting<Integer> OUTBOUND_CALLS_AT_A_TIME =
      Setting.of(
          "OUTBOUND_CALLS_AT_A_TIME",
          "50",
          wholeNumber(0, 100_000),
          "Calls placed that are not over yet");
  static final Setting<BigDecimal> OUTBOUND_MONEY_PER_DAY =
      Setting.of(
          "OUTBOUND_MONEY_PER_DAY",
          "50",
          SettingReaders::amount,
          "What placed calls may cost in 24 hours; no call is placed that could exceed it");
  static final Setting<BigDecimal> OUTBOUND_PRICE_PER_MINUTE =
      Setting.of(
          "OUTBOUND_PRICE_PER_MINUTE",
          "0.05",
          SettingReaders::amount,
          "What a minute of a placed call is taken to cost, in the same currency");

  static final SettingsTable.Group GROUP =
      new SettingsTable.Group(
          "Placing calls",
          List.of(
              TWILIO_PHONE_NUMBER,
              YOUR_NUMBER,
              TWILIO_API_BASE_URL,
              OUTBOUND_COUNTRIES,
              OUTBOUND_PREFIXES,
              OUTBOUND_CLOSED_PREFIXES,
              OUTBOUND_CALLS_PER_MINUTE,
              OUTBOUND_CALLS_PER_DAY,
              OUTBOUND_CALLS_PER_NUMBER,
              OUTBOUND_CALLS_AT_A_TIME,
              OUTBOUND_MONEY_PER_DAY,
              OUTBOUND_PRICE_PER_MINUTE));
}

package dev.offhook.bench.outage;

import dev.offhook.bench.relay.Talks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is in the database, held against what the callers said and heard.
 *
 * @param calls how many are in it
 * @param events how many are in it
 * @param missingNumbers numbers within calls that no event has
 * @param doubledNumbers numbers within calls that several events have
 * @param unwhole calls that are not in it, or without their end, or whose row counts otherwise
 * @param said how many things callers said
 * @param saidLost of them not in the log
 * @param saidTwice of them more than once in the log
 * @param answers how many replies callers heard to their end
 * @param answersLost of them not in the log as a turn, as they were sent, behind what they answer
 * @param answersTwice of them more than once
 * @param reports how often a line reported what it had played
 * @param reportsLost of them not in the log
 * @param reportsTwice reports in the log that no line made
 */
record LogCheck(
    int calls,
    long events,
    long missingNumbers,
    long doubledNumbers,
    int unwhole,
    int said,
    int saidLost,
    int saidTwice,
    int answers,
    int answersLost,
    int answersTwice,
    int reports,
    int reportsLost,
    int reportsTwice) {

  /** A line reports its greeting once. */
  private static final int GREETING = 1;

  private static final String CALLS = "select id, sid, events from call";
  private static final String PAGES = "select call, first, body from event order by call, first";
  private static final String TURNS =
      "select call, side, sent, heard from turn order by call, number";

  /** Reads the whole database. */
  static LogCheck of(Connection database, List<Talks.Said> said, int calls) throws SQLException {
    Map<Long, LoggedCall> byId = new HashMap<>();
    Map<String, LoggedCall> bySid = new HashMap<>();
    try (var statement = database.createStatement()) {
      ResultSet rows = statement.executeQuery(CALLS);
      while (rows.next()) {
        LoggedCall call = new LoggedCall(rows.getLong("events"));
        byId.put(rows.getLong("id"), call);
        bySid.put(rows.getString("sid"), call);
      }
      rows = statement.executeQuery(PAGES);
      while (rows.next()) {
        Objects.requireNonNull(byId.get(rows.getLong("call")))
            .page(rows.getLong("first"), rows.getString("body"));
      }
      rows = statement.executeQuery(TURNS);
      while (rows.next()) {
        Objects.requireNonNull(byId.get(rows.getLong("call")))
            .turn(
                new LoggedCall.Turn(
                    rows.getString("side"), rows.getString("sent"), rows.getString("heard")));
      }
    }
    return held(bySid, said, calls);
  }

  private static LogCheck held(Map<String, LoggedCall> log, List<Talks.Said> said, int calls) {
    LoggedCall none = new LoggedCall(0);
    var heard = said.stream().filter(Talks.Said::answered).toList();
    var saidTimes =
        said.stream().map(it -> log.getOrDefault(it.call(), none).said(it.words())).toList();
    var answerTimes =
        heard.stream()
            .map(it -> log.getOrDefault(it.call(), none).answered(it.words(), it.reply()))
            .toList();
    Map<String, Integer> reports =
        said.stream()
            .collect(
                Collectors.groupingBy(
                    Talks.Said::call, Collectors.summingInt(Talks.Said::clauses)));
    reports.replaceAll((call, clauses) -> clauses + GREETING);
    var off =
        reports.entrySet().stream()
            .map(each -> log.getOrDefault(each.getKey(), none).played() - each.getValue())
            .toList();
    int whole = (int) log.values().stream().filter(LoggedCall::whole).count();
    return new LogCheck(
        log.size(),
        log.values().stream().mapToLong(LoggedCall::events).sum(),
        log.values().stream().mapToLong(LoggedCall::missing).sum(),
        log.values().stream().mapToLong(LoggedCall::doubled).sum(),
        calls - whole,
        said.size(),
        (int) saidTimes.stream().filter(it -> it == 0).count(),
        (int) saidTimes.stream().filter(it -> it > 1).count(),
        heard.size(),
        (int) answerTimes.stream().filter(it -> it == 0).count(),
        (int) answerTimes.stream().filter(it -> it > 1).count(),
        reports.values().stream().mapToInt(Integer::intValue).sum(),
        -off.stream().mapToInt(it -> Math.min(0, it)).sum(),
        off.stream().mapToInt(it -> Math.max(0, it)).sum());
  }
}

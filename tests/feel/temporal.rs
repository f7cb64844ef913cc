//! Dates, times, zones and the clock.

use routeslip::value::Value;

use super::support::{equal, null, run};

#[test]
fn the_clock_is_the_environments() {
    equal(&[
        ("today()", "date(\"2026-05-04\")"),
        ("now() = date and time(\"2026-05-04T11:30:00Z\")", "true"),
        ("today() + duration(\"P1D\")", "@\"2026-05-05\""),
        ("(today() - @\"2026-05-01\").days", "3"),
    ]);
}

#[test]
fn moments_and_durations() {
    equal(&[
        ("date(2026, 2, 28) + @\"P1D\"", "@\"2026-03-01\""),
        ("@\"2024-01-31\" + @\"P1M\"", "@\"2024-02-29\""),
        ("@\"2026-01-02\" - @\"PT1H\"", "@\"2026-01-01\""),
        ("date and time(@\"2026-01-01\", @\"10:00:00\").hour", "10"),
        ("@\"10:00:00\" + @\"PT15H\"", "@\"01:00:00\""),
        ("time(10, 30, 1.5)", "@\"10:30:01.5\""),
        ("years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "@\"P1Y8M\""),
        ("last day of month(@\"2024-02-01\")", "@\"2024-02-29\""),
        ("day of week(@\"2026-05-04\")", "\"Monday\""),
        ("month of year(@\"2026-05-04\")", "\"May\""),
        ("week of year(@\"2010-01-01\")", "53"),
        ("day of year(@\"2024-12-31\")", "366"),
        ("@\"2026-05-04\".weekday", "1"),
        ("@\"P1DT2H3M4.5S\".seconds", "4.5"),
        ("@\"P14M\".years", "1"),
    ]);
    null(&[
        "@\"2026-01-01\" + 1",
        "@\"2026-01-01\" * 2",
        "@\"P1D\".years",
        "@\"2026-05-04\" < @\"10:00:00\"",
    ]);
}

#[test]
fn zones_are_the_hosts() {
    equal(&[
        ("@\"2026-07-01T12:00:00@Europe/Paris\" = @\"2026-07-01T10:00:00Z\"", "true"),
        ("@\"2026-07-01T12:00:00@Europe/Paris\".time offset", "@\"PT2H\""),
        ("@\"2026-07-01T12:00:00@Europe/Paris\".timezone", "\"Europe/Paris\""),
        (
            "string(date and time(@\"2026-07-01T10:00:00Z\", \"Europe/Paris\"))",
            "\"2026-07-01T12:00:00@Europe/Paris\"",
        ),
    ]);
    assert_eq!(run("@\"2026-07-01T12:00:00@Nowhere/Town\"").0, Value::Null);
}

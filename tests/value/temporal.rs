//! What FEEL's `date()`, `time()`, `date and time()` and `duration()` accept, and how values are
//! written and computed.

use routeslip::host::BundledZones;
use routeslip::value::{
    Date, DateTime, DaysDuration, Decimal, Offset, Time, Value, YearsDuration, Zone,
};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is a date"))
}

fn time(text: &str) -> Time {
    Time::parse(text, &BundledZones::new()).unwrap_or_else(|| panic!("{text} is a time"))
}

fn date_time(text: &str) -> DateTime {
    DateTime::parse(text, &BundledZones::new())
        .unwrap_or_else(|| panic!("{text} is a date and time"))
}

fn days(text: &str) -> DaysDuration {
    DaysDuration::parse(text).unwrap_or_else(|| panic!("{text} is a duration"))
}

fn years(text: &str) -> YearsDuration {
    YearsDuration::parse(text).unwrap_or_else(|| panic!("{text} is a duration"))
}

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

#[test]
fn dates_are_read_strictly() {
    for text in [
        "2017-12-31",
        "-2017-01-01",
        "0000-02-29",
        "999999999-12-31",
        "-999999999-01-01",
        "0999-01-01",
    ] {
        assert_eq!(date(text).to_string(), text);
    }
    for text in [
        "",
        "2012/12/25",
        "0000-12-25T",
        "9999999999-12-25",
        "1000000000-01-01",
        "998-12-31",
        "01211-12-31",
        "+2017-01-01",
        "2017-13-01",
        "2017-00-01",
        "2017-01-32",
        "2017-01-00",
        "2017-2-01",
        "2017-02-1",
        "2017-02-29",
        "1900-02-29",
        "-0000-01-01",
        "2017-01-01Z",
        " 2017-01-01",
        "2017-01-01 ",
        "2017-01",
        "--01-01",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}

#[test]
fn times_are_read_strictly() {
    let zones = BundledZones::new();
    for (text, written) in [
        ("01:02:03", "01:02:03"),
        ("24:00:00", "00:00:00"),
        ("11:22:33.444", "11:22:33.444"),
        ("11:22:33.4440", "11:22:33.444"),
        ("11:22:33.1234567899", "11:22:33.123456789"),
        ("11:00:00Z", "11:00:00Z"),
        ("11:22:33-00:00", "11:22:33Z"),
        ("13:20:00+02:00", "13:20:00+02:00"),
        ("11:59:45-02:45:55", "11:59:45-02:45:55"),
        ("00:01:00@Etc/UTC", "00:01:00@Etc/UTC"),
        ("00:01:00@Europe/Paris", "00:01:00@Europe/Paris"),
    ] {
        assert_eq!(time(text).to_string(), written);
    }
    for text in [
        "",
        "23:59:60",
        "24:00:01",
        "24:01:00",
        "24:00:00.1",
        "25:00:00",
        "00:60:00",
        "00:00:61",
        "7:00:00",
        "07:1:00",
        "07:01:2",
        "13:20:00@xyz/abc",
        "13:20:00@",
        "13:20:00@Europe/Paris ",
        "13:20:00+19:00",
        "13:20:00-19:00",
        "13:20:00+5:00",
        "13:20:00+05:60",
        "13:20:00+5",
        "13:20:00+02:00@Europe/Paris",
        "13:20:00Z@Europe/Paris",
        "07:2",
        "07:20",
        "11:30:00T",
        "11:30:00z",
        "11:30:00.",
        "11:30:00. Z",
        "-11:30:00",
    ] {
        assert_eq!(Time::parse(text, &zones), None, "{text}");
    }
}

#[test]
fn date_and_times_are_read_strictly() {
    let zones = BundledZones::new();
    for (text, written) in [
        ("2012-12-24", "2012-12-24T00:00:00"),
        ("2017-12-31T24:00:00", "2018-01-01T00:00:00"),
        ("-99999-12-31T11:22:33", "-99999-12-31T11:22:33"),
        ("2017-12-31T11:22:33.456+01:35", "2017-12-31T11:22:33.456+01:35"),
        (
            "2011-12-31T10:15:30.123456789@Europe/Paris",
            "2011-12-31T10:15:30.123456789@Europe/Paris",
        ),
        ("-999999999-12-31T23:59:59.999999999+02:00", "-999999999-12-31T23:59:59.999999999+02:00"),
        (
            "999999999-12-31T23:59:59.999999999@Europe/Paris",
            "999999999-12-31T23:59:59.999999999@Europe/Paris",
        ),
    ] {
        assert_eq!(date_time(text).to_string(), written);
    }
    for text in [
        "",
        "2011-12-0310:15:30",
        "2011-12-03 10:15:30",
        "2011-12-03t10:15:30",
        "2011-12-03T",
        "2017-13-10T11:22:33",
        "01211-12-31T11:22:33",
        "2017-12-31T25:00:00",
        "2017-12-31T7:20",
        "999999999-12-31T24:00:00",
        "2017-12-31Z",
    ] {
        assert!(DateTime::parse(text, &zones).is_none(), "{text}");
    }
}

#[test]
fn durations_are_read_strictly_and_written_in_full_units() {
    for (text, written) in [
        ("PT2H", "PT2H"),
        ("PT0.999S", "PT0.999S"),
        ("P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"),
        ("PT0.000S", "PT0S"),
        ("PT0.S", "PT0S"),
        ("P0D", "PT0S"),
        ("-PT0S", "PT0S"),
        ("-PT1H2M", "-PT1H2M"),
        ("-PT0.5S", "-PT0.5S"),
        ("-P1DT0.5S", "-P1DT0.5S"),
        ("PT1000M0.999999999S", "PT16H40M0.999999999S"),
        ("PT24H", "P1D"),
        ("P2DT274M", "P2DT4H34M"),
        ("P1Y2M", "P1Y2M"),
        ("P0Y", "P0M"),
        ("P100M", "P8Y4M"),
        ("-P99999999Y", "-P99999999Y"),
        ("P999999999M", "P83333333Y3M"),
    ] {
        assert_eq!(Value::parse_duration(text).unwrap().text().as_deref(), Some(written), "{text}");
    }
    for text in [
        "",
        "P",
        "PT",
        "P0",
        "1Y",
        "1D",
        "P1S",
        "P1H",
        "PT1D",
        "P1DT",
        "P1YT",
        "P1Y1D",
        "P1M1Y",
        "PT1M1H",
        "P1.5D",
        "PT1.5H",
        "+P1D",
        "P-1D",
        "PT.5S",
        "p1d",
        "P1D ",
        "P1Y2",
        "P1D2D",
        "P99999999999999999999D",
        "P99999999999999999999Y",
        "--P1D",
    ] {
        assert!(Value::parse_duration(text).is_none(), "{text}");
    }
}

#[test]
fn dates_move_by_durations() {
    for (start, duration, end) in [
        ("2021-01-01", "P1D", "2021-01-02"),
        ("2021-01-01", "PT36H", "2021-01-02"),
        ("2021-01-02", "-PT1S", "2021-01-01"),
        ("2021-01-02", "PT1S", "2021-01-02"),
        ("2020-03-01", "-PT24H", "2020-02-29"),
        ("0001-01-01", "-P1D", "0000-12-31"),
    ] {
        assert_eq!(date(start).plus_days(days(duration)), Some(date(end)), "{start} + {duration}");
        assert_eq!(date(start).minus_days(days(duration).minus().unwrap()), Some(date(end)));
    }
    for (start, duration, end) in [
        ("2021-01-31", "P1M", "2021-02-28"),
        ("2020-02-29", "P1Y", "2021-02-28"),
        ("2020-02-29", "-P4Y", "2016-02-29"),
        ("-2021-01-01", "-P1M", "-2022-12-01"),
    ] {
        assert_eq!(
            date(start).plus_years(years(duration)),
            Some(date(end)),
            "{start} + {duration}"
        );
        assert_eq!(date(start).minus_years(years(duration).minus().unwrap()), Some(date(end)));
    }
    assert_eq!(date("999999999-12-31").plus_days(days("P1D")), None);
    assert_eq!(date("999999999-12-31").plus_years(years("P1M")), None);
}

#[test]
fn date_and_times_move_by_the_time_that_passes() {
    let zones = BundledZones::new();
    for (start, duration, end) in [
        ("2021-01-12T10:10:10", "P1DT1H", "2021-01-13T11:10:10"),
        ("2021-01-01T24:00:00", "-PT1S", "2021-01-01T23:59:59"),
        (
            "-2021-01-01T10:10:10@Australia/Melbourne",
            "-P1D",
            "-2022-12-31T10:10:10@Australia/Melbourne",
        ),
        ("2021-01-01T10:10:10+11:00", "-P1D", "2020-12-31T10:10:10+11:00"),
        // Clocks go forward on that night: a day is 23 hours long.
        ("2021-03-27T12:00:00@Europe/Paris", "P1D", "2021-03-28T13:00:00@Europe/Paris"),
        ("2021-03-28T01:59:59@Europe/Paris", "PT1S", "2021-03-28T03:00:00@Europe/Paris"),
    ] {
        let moved = date_time(start).plus_days(days(duration), &zones).unwrap();
        assert_eq!(moved.to_string(), end, "{start} + {duration}");
    }
    let moved =
        date_time("2021-02-28T12:00:00@Europe/Paris").plus_years(years("P1M"), &zones).unwrap();
    assert_eq!(moved.to_string(), "2021-03-28T12:00:00@Europe/Paris");
    assert_eq!(moved.offset().unwrap().seconds(), 7_200);
}

#[test]
fn differences_need_the_same_footing() {
    for (left, right, difference) in [
        ("2021-01-02T10:10:10", "2021-01-01T10:10:10", Some("P1D")),
        ("2021-01-02T10:10:10@Europe/Paris", "2021-01-01T10:10:10@Asia/Dhaka", Some("P1DT5H")),
        ("2021-01-02T10:10:10@Europe/Paris", "1995-01-01T10:10:10@Asia/Dhaka", Some("P9498DT5H")),
        ("2021-01-02T10:10:10+01:00", "2021-01-01T10:10:10@Europe/Paris", Some("P1D")),
        ("2021-01-02T10:10:10+01:00", "2021-01-01T10:10:10", None),
    ] {
        let actual = date_time(left).since(&date_time(right)).map(|duration| duration.to_string());
        assert_eq!(actual.as_deref(), difference, "{left} - {right}");
    }
    let midnight = DateTime::at_midnight_utc(date("2021-01-02"));
    let zoned = date_time("2021-01-01T10:10:10@Australia/Melbourne");
    assert_eq!(midnight.since(&zoned), Some(days("P1DT49M50S")));
    assert_eq!(midnight.since(&date_time("2021-01-01T10:10:10")), None);

    assert_eq!(time("10:10:10").since(&time("11:10:10")), Some(days("-PT1H")));
    assert_eq!(time("10:10:10+11:00").since(&time("10:10:10+10:00")), Some(days("-PT1H")));
    assert_eq!(
        time("10:10:10@Europe/Paris").since(&time("09:10:10@Europe/Paris")),
        Some(days("PT1H"))
    );
    assert_eq!(time("10:10:10@Europe/Paris").since(&time("09:10:10Z")), None);
    assert_eq!(
        time("10:15:00@Australia/Melbourne").plus(days("-P1DT1H")).to_string(),
        "09:15:00@Australia/Melbourne"
    );
}

#[test]
fn durations_are_scaled_toward_zero() {
    assert_eq!(days("P4DT1H").multiply(number("1.5")), Some(days("P6DT1H30M")));
    assert_eq!(days("PT1S").divide(number("-3")), Some(days("-PT0.333333333S")));
    assert_eq!(days("P1D").divide(Decimal::ZERO), None);
    assert_eq!(days("P10D").ratio(days("P4D")), Some(number("2.5")));
    assert_eq!(days("P10D").ratio(DaysDuration::ZERO), None);
    assert_eq!(years("P1Y11M").multiply(number("-2.5")), Some(years("-P4Y9M")));
    assert_eq!(years("P10Y11M").divide(number("2.5")), Some(years("P4Y4M")));
    assert_eq!(years("P1Y").ratio(years("P5M")), Some(number("2.4")));
    assert_eq!(years("P1Y").multiply(number("1E+30")), None);
}

#[test]
fn parts_are_those_of_the_standard() {
    let duration = days("-P1DT2H3M4.5S");
    let parts =
        (duration.days(), duration.hours(), duration.minutes(), duration.seconds().to_string());
    assert_eq!(parts, (-1, -2, -3, "-4.5".to_owned()));
    assert_eq!(duration.total_seconds().to_string(), "-93784.5");
    assert_eq!((years("P14M").years(), years("P14M").months()), (1, 2));
    assert_eq!((years("-P14M").years(), years("-P14M").months()), (-1, -2));
    assert_eq!(date("2018-12-10").weekday(), 1);

    assert_eq!(time("10:30:00+05:00").offset().map(Offset::to_duration), Some(days("PT5H")));
    assert_eq!(time("10:30:00").offset(), None);
    assert_eq!(time("10:30:00@Etc/UTC").zone(), Some(&Zone::Named("Etc/UTC".into())));
    assert_eq!(Offset::from_duration(days("-PT2H45M55S")).unwrap().seconds(), -9_955);
    assert_eq!(Offset::from_duration(days("PT19H")), None);
}

#[test]
fn times_are_made_of_numbers() {
    let make = |hour: &str, minute: &str, second: &str| {
        Time::from_numbers(number(hour), number(minute), number(second), None)
            .map(|time| time.to_string())
    };
    assert_eq!(make("12", "59", "1.3").as_deref(), Some("12:59:01.3"));
    assert_eq!(make("12.0", "0", "59.9999999999").as_deref(), Some("12:00:59.999999999"));
    for (hour, minute, second) in [
        ("24", "59", "45"),
        ("-24", "59", "45"),
        ("23", "59", "60"),
        ("23", "59", "-0.5"),
        ("1.5", "0", "0"),
        ("1", "0", "1E+99"),
    ] {
        assert_eq!(make(hour, minute, second), None, "{hour} {minute} {second}");
    }
}

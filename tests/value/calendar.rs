//! Dates and zones against `jiff`.

use jiff::civil;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use routeslip::host::BundledZones;
use routeslip::value::{Date, DateTime, DaysDuration, Time, YearsDuration, Zone};

const ZONES: [&str; 7] = [
    "Europe/Paris",
    "America/New_York",
    "Australia/Melbourne",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Etc/UTC",
];

fn dates() -> impl Strategy<Value = Date> {
    (-999_999_999..=999_999_999, 1..=12_u8, 1..=31_u8)
        .prop_filter_map("a date", |(year, month, day)| Date::new(year, month, day))
}

fn civil_dates() -> impl Strategy<Value = (Date, civil::Date)> {
    (-9_998..=9_998_i16, 1..=12_i8, 1..=31_i8).prop_filter_map("a date", |(year, month, day)| {
        let other = civil::Date::new(year, month, day).ok();
        let date = Date::new(year.into(), month.try_into().unwrap(), day.try_into().unwrap());
        assert_eq!(date.is_some(), other.is_some(), "{year}-{month}-{day}");
        Some((date?, other?))
    })
}

proptest! {
    #[test]
    fn days_are_counted_to_and_fro(date in dates()) {
        prop_assert_eq!(Date::from_days_since_epoch(date.days_since_epoch()), Some(date));
        prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
        if let Some(next) = Date::from_days_since_epoch(date.days_since_epoch() + 1) {
            prop_assert!(next > date);
            prop_assert_eq!(next.weekday(), date.weekday() % 7 + 1);
        }
    }

    #[test]
    fn the_parts_of_a_date_are_those_of_another_calendar((date, other) in civil_dates()) {
        prop_assert_eq!(date.weekday(), other.weekday().to_monday_one_offset() as u8);
        prop_assert_eq!(date.day_of_year(), other.day_of_year() as u16);
        prop_assert_eq!(date.week_of_year(), other.iso_week_date().week() as u8);
    }

    #[test]
    fn months_are_added_as_in_another_calendar(
        (date, other) in civil_dates(),
        months in -30_000..30_000_i32,
    ) {
        let span = jiff::Span::new().months(months);
        let Ok(expected) = other.checked_add(span) else { return Ok(()) };
        let sum = date.plus_years(YearsDuration::from_months(months.into())).unwrap();
        let parts = (expected.year().into(), expected.month() as u8, expected.day() as u8);
        prop_assert_eq!((sum.year(), sum.month(), sum.day()), parts);
    }

    #[test]
    fn months_between_dates_lead_there_and_not_beyond(from in dates(), to in dates()) {
        let duration = YearsDuration::between(from, to);
        let reached = from.plus_years(duration).unwrap();
        if from <= to {
            prop_assert!(reached <= to);
            let further = from.plus_years(YearsDuration::from_months(duration.total_months() + 1));
            prop_assert!(further.is_none_or(|further| further > to || further.day() < from.day()));
        } else {
            prop_assert!(duration.total_months() <= 0);
            let back = YearsDuration::between(to, from).total_months();
            prop_assert_eq!(back, -duration.total_months());
        }
    }

    #[test]
    fn zones_hold_the_offsets_of_another_library(
        seconds in -2_000_000_000..4_000_000_000_i64,
        zone in prop::sample::select(&ZONES[..]),
    ) {
        let zones = BundledZones::new();
        let reference = TimeZone::get(zone).unwrap();
        let named = || Zone::named(zone, &zones).unwrap();

        let instant = jiff::Timestamp::from_second(seconds).unwrap();
        let zoned = DateTime::from_instant(seconds, 0, named(), &zones).unwrap();
        prop_assert_eq!(zoned.offset().unwrap().seconds(), reference.to_offset(instant).seconds());
        prop_assert_eq!(zoned.instant(), Some(seconds));

        // The same clock reading, taken as local time: gaps and repeated hours included.
        let epoch = civil::DateTime::from(civil::date(1970, 1, 1));
        let local = epoch + jiff::Span::new().seconds(seconds);
        let date = Date::new(local.year().into(), local.month() as u8, local.day() as u8).unwrap();
        let (hour, minute, second) = (local.hour() as u8, local.minute() as u8, local.second() as u8);
        let time = Time::new(hour, minute, second, 0, Some(named())).unwrap();
        let date_time = DateTime::new(date, time, &zones).unwrap();
        let expected = reference.to_ambiguous_timestamp(local).compatible().unwrap();
        prop_assert_eq!(date_time.instant(), Some(expected.as_second()), "{} {}", local, zone);
    }

    #[test]
    fn zones_keep_their_rules_beyond_the_years_that_hosts_are_asked_about(
        seconds in prop_oneof![
            -60_000_000_000..-5_000_000_000_i64,
            32_000_000_000..250_000_000_000_i64,
        ],
        zone in prop::sample::select(&ZONES[..3]),
    ) {
        let zones = BundledZones::new();
        let instant = jiff::Timestamp::from_second(seconds).unwrap();
        let named = Zone::named(zone, &zones).unwrap();
        let zoned = DateTime::from_instant(seconds, 0, named, &zones).unwrap();
        let expected = TimeZone::get(zone).unwrap().to_offset(instant).seconds();
        prop_assert_eq!(zoned.offset().unwrap().seconds(), expected);
    }

    #[test]
    fn adding_a_duration_and_taking_it_away_leads_back(
        date in dates().prop_filter("room around it", |date| date.year().abs() < 999_000_000),
        second in 0..86_400_u32,
        nanoseconds in -1_000_000_000_000_000_000_000..1_000_000_000_000_000_000_000_i128,
        zone in prop::option::of(prop::sample::select(&ZONES[..])),
    ) {
        let zones = BundledZones::new();
        let zone = zone.map(|zone| Zone::named(zone, &zones).unwrap());
        let part = |unit: u32, count: u32| u8::try_from(second / unit % count).unwrap();
        let time = Time::new(part(3_600, 24), part(60, 60), part(1, 60), 7, zone).unwrap();
        let start = DateTime::new(date, time.clone(), &zones).unwrap();
        let duration = DaysDuration::from_nanoseconds(nanoseconds).unwrap();
        let later = start.plus_days(duration, &zones).unwrap();
        prop_assert_eq!(later.since(&start), Some(duration));
        prop_assert!(later.minus_days(duration, &zones).unwrap().same(&start));
        prop_assert_eq!(start.compare(&later), Some(0.cmp(&nanoseconds)));
        prop_assert_eq!(time.plus(duration).plus(duration.minus().unwrap()), time);
        let read = DateTime::parse(&later.to_string(), &zones).unwrap();
        prop_assert_eq!(read.to_string(), later.to_string());
    }

    #[test]
    fn durations_are_read_back(nanoseconds in -1_i128 << 90..1_i128 << 90, months in any::<i64>()) {
        let days = DaysDuration::from_nanoseconds(nanoseconds).unwrap();
        prop_assert_eq!(DaysDuration::parse(&days.to_string()), Some(days));
        let years = YearsDuration::from_months(months.saturating_add(1));
        prop_assert_eq!(YearsDuration::parse(&years.to_string()), Some(years));
    }

    #[test]
    fn no_text_makes_parsing_panic(text in "[-+:.TZPYMDHS@A-z0-9]{0,40}|.{0,20}") {
        let zones = BundledZones::new();
        let _ = (Date::parse(&text), Time::parse(&text, &zones), DateTime::parse(&text, &zones));
        let _ = (DaysDuration::parse(&text), YearsDuration::parse(&text));
    }
}

use serde::Serialize;

use crate::{Date, Weekday};

/// Whose bank holidays count. A year's holidays follow from rules (substitute days, Easter) and from
/// a table of those that were moved or proclaimed once.
///
/// Rules: Banking and Financial Dealings Act 1971, section 1 and Schedule 1; the days by royal
/// proclamation as GOV.UK lists them ("UK bank holidays").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// England and Wales, which the industry codes count by.
    #[default]
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// A bank holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day that is kept, which may be a substitute.
    pub date: Date,
    /// "Christmas Day".
    pub name: &'static str,
}

/// The first year whose holidays are known here.
const FIRST_YEAR: i32 = 1995;

/// The last year whose one-off holidays are known here. Later years follow the rules alone: another
/// holiday may still be proclaimed for them.
pub const PROCLAIMED_THROUGH: i32 = 2027;

/// What was done once.
struct OneOff {
    /// The holiday that moved to another day, by name; `None` for an extra one.
    moved: Option<&'static str>,
    year: i32,
    month: u32,
    day: u32,
    name: &'static str,
    in_scotland_only: bool,
}

const EARLY_MAY: &str = "Early May bank holiday";
const SPRING: &str = "Spring bank holiday";

const fn moved(holiday: &'static str, year: i32, month: u32, day: u32) -> OneOff {
    OneOff { moved: Some(holiday), year, month, day, name: holiday, in_scotland_only: false }
}

const fn extra(name: &'static str, year: i32, month: u32, day: u32) -> OneOff {
    OneOff { moved: None, year, month, day, name, in_scotland_only: false }
}

/// Moved and extra holidays since [`FIRST_YEAR`]. Source: royal proclamations under section 1(2) and
/// (3) of the Act, as published in The London and The Edinburgh Gazette.
const ONE_OFFS: [OneOff; 13] = [
    moved(EARLY_MAY, 1995, 5, 8),
    extra("Millennium", 1999, 12, 31),
    extra("Golden Jubilee", 2002, 6, 3),
    moved(SPRING, 2002, 6, 4),
    extra("Royal wedding", 2011, 4, 29),
    moved(SPRING, 2012, 6, 4),
    extra("Diamond Jubilee", 2012, 6, 5),
    moved(EARLY_MAY, 2020, 5, 8),
    moved(SPRING, 2022, 6, 2),
    extra("Platinum Jubilee", 2022, 6, 3),
    extra("State Funeral of Queen Elizabeth II", 2022, 9, 19),
    extra("Coronation of King Charles III", 2023, 5, 8),
    // Section 1(3), for Scotland alone.
    OneOff { in_scotland_only: true, ..extra("World Cup", 2026, 6, 15) },
];

impl Calendar {
    /// All calendars.
    pub const ALL: [Calendar; 3] =
        [Calendar::EnglandAndWales, Calendar::Scotland, Calendar::NorthernIreland];

    /// "England and Wales".
    pub fn name(self) -> &'static str {
        match self {
            Calendar::EnglandAndWales => "England and Wales",
            Calendar::Scotland => "Scotland",
            Calendar::NorthernIreland => "Northern Ireland",
        }
    }

    /// The bank holidays of a year in order; empty for years before 1995, which are not known here.
    pub fn holidays(self, year: i32) -> Vec<Holiday> {
        let mut days = if year < FIRST_YEAR { Vec::new() } else { self.by_rule(year) };
        for one in ONE_OFFS.iter().filter(|one| one.year == year && self.keeps(one)) {
            let Some(date) = Date::new(one.year, one.month, one.day) else { continue };
            match days.iter_mut().find(|day| Some(day.name) == one.moved) {
                Some(day) => day.date = date,
                None => days.push(Holiday { date, name: one.name }),
            }
        }
        days.sort_unstable();
        days
    }

    fn keeps(self, one: &OneOff) -> bool {
        !one.in_scotland_only || self == Calendar::Scotland
    }

    /// The holidays of a year without what was moved or proclaimed.
    fn by_rule(self, year: i32) -> Vec<Holiday> {
        let scotland = self == Calendar::Scotland;
        let mut days = Days { year, days: Vec::new() };
        days.easter(-2, "Good Friday");
        if !scotland {
            days.easter(1, "Easter Monday");
        }
        days.monday(5, 1, EARLY_MAY);
        days.last_monday(5, SPRING);
        if scotland {
            days.monday(8, 1, "Summer bank holiday");
        } else {
            days.last_monday(8, "Summer bank holiday");
        }
        let new_year: &[_] = &[(1, 1, "New Year's Day"), (1, 2, "2 January")];
        days.fixed(if scotland { new_year } else { &new_year[..1] });
        days.fixed(&[(12, 25, "Christmas Day"), (12, 26, "Boxing Day")]);
        match self {
            Calendar::EnglandAndWales => {}
            // St Andrew's Day Bank Holiday (Scotland) Act 2007.
            Calendar::Scotland if year >= 2007 => days.fixed(&[(11, 30, "St Andrew's Day")]),
            Calendar::Scotland => {}
            Calendar::NorthernIreland => {
                days.fixed(&[(3, 17, "St Patrick's Day")]);
                days.fixed(&[(7, 12, "Battle of the Boyne")]);
            }
        }
        days.days
    }

    /// The bank holiday that a day is.
    pub fn holiday(self, date: Date) -> Option<Holiday> {
        self.holidays(date.year()).into_iter().find(|day| day.date == date)
    }

    /// True for Monday to Friday except bank holidays.
    pub fn is_working_day(self, date: Date) -> bool {
        !date.weekday().is_weekend() && self.holiday(date).is_none()
    }

    /// True where the holidays of the year are known.
    pub(crate) fn knows(self, date: Date) -> bool {
        date.year() >= FIRST_YEAR
    }
}

/// The holidays of a year, as rules add them.
struct Days {
    year: i32,
    days: Vec<Holiday>,
}

impl Days {
    fn push(&mut self, date: Option<Date>, name: &'static str) {
        self.days.extend(date.map(|date| Holiday { date, name }));
    }

    /// So many days after Easter Sunday.
    fn easter(&mut self, days: i64, name: &'static str) {
        self.push(easter(self.year).and_then(|sunday| sunday.plus_days(days)), name);
    }

    /// The first Monday on or after a day of the month.
    fn monday(&mut self, month: u32, day: u32, name: &'static str) {
        let first = Date::new(self.year, month, day);
        let days =
            first.into_iter().flat_map(|first| (0..7).filter_map(move |d| first.plus_days(d)));
        let monday = days.into_iter().find(|day| day.weekday() == Weekday::Monday);
        self.push(monday, name);
    }

    fn last_monday(&mut self, month: u32, name: &'static str) {
        let last = Date::end_of_month(self.year, month);
        let first = last.map_or(1, |last| last.day() - 6);
        self.monday(month, first, name);
    }

    /// Neighbouring days; one that falls on a weekend is kept on the next weekday that is not
    /// another of them.
    fn fixed(&mut self, days: &[(u32, u32, &'static str)]) {
        let dates: Vec<(Date, &'static str)> = days
            .iter()
            .filter_map(|(month, day, name)| Some((Date::new(self.year, *month, *day)?, *name)))
            .collect();
        let mut taken: Vec<Date> = dates.iter().map(|(date, _)| *date).collect();
        for (date, name) in dates {
            if !date.weekday().is_weekend() {
                self.push(Some(date), name);
                continue;
            }
            let next = (1..=7).filter_map(|days| date.plus_days(days));
            let free = next.into_iter().find(|d| !d.weekday().is_weekend() && !taken.contains(d));
            taken.extend(free);
            self.push(free, name);
        }
    }
}

/// Easter Sunday in the Gregorian calendar (J.-M. Oudin's form of the computus).
fn easter(year: i32) -> Option<Date> {
    let century = year / 100;
    let golden = year % 19;
    let k = (century - 17) / 25;
    let mut i = (century - century / 4 - (century - k) / 3 + 19 * golden + 15) % 30;
    i -= (i / 28) * (1 - (i / 28) * (29 / (i + 1)) * ((21 - golden) / 11));
    let j = (year + year / 4 + i + 2 - century + century / 4) % 7;
    let l = i - j;
    let month = 3 + (l + 40) / 44;
    let day = l + 28 - 31 * (month / 4);
    Date::new(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{Calendar, easter};
    use crate::Date;

    fn date(words: &str) -> Date {
        words.parse().unwrap()
    }

    fn listed(calendar: Calendar, year: i32) -> Vec<String> {
        calendar.holidays(year).iter().map(|day| day.date.to_string()).collect()
    }

    /// "01-01 04-18": days of one year, as GOV.UK lists them.
    fn of(year: i32, days: &str) -> Vec<String> {
        days.split_whitespace().map(|day| format!("{year}-{day}")).collect()
    }

    #[test]
    fn easter_falls_where_it_fell() {
        for known in ["1997-03-30", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31"] {
            let known = date(known);
            assert_eq!(easter(known.year()), Some(known));
        }
        assert_eq!(easter(2038), Some(date("2038-04-25")));
    }

    #[test]
    fn england_and_wales_keep_the_published_days() {
        let days = |year| listed(Calendar::EnglandAndWales, year);
        let plain = of(2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26");
        assert_eq!(days(2019), plain);
        // Christmas on Saturday; on Sunday; Boxing Day on Saturday.
        assert_eq!(days(2021), of(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"));
        assert_eq!(
            days(2022),
            of(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")
        );
        assert_eq!(days(2020), of(2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"));
        assert_eq!(days(2023), of(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"));
        assert_eq!(days(2012), of(2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"));
        assert_eq!(days(2011), of(2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"));
    }

    #[test]
    fn scotland_and_northern_ireland_keep_their_own_days() {
        let scotland = |year| listed(Calendar::Scotland, year);
        assert_eq!(
            scotland(2022),
            of(2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27")
        );
        assert_eq!(scotland(2023)[..2], of(2023, "01-02 01-03"));
        assert!(scotland(2019).contains(&"2019-12-02".to_owned()));
        assert!(scotland(2026).contains(&"2026-06-15".to_owned()));
        assert!(!listed(Calendar::EnglandAndWales, 2026).contains(&"2026-06-15".to_owned()));
        assert!(!scotland(2006).contains(&"2006-11-30".to_owned()));
        assert_eq!(
            listed(Calendar::NorthernIreland, 2020),
            of(2020, "01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28")
        );
    }

    #[test]
    fn no_holiday_of_any_year_falls_on_a_weekend_or_twice_on_a_day() {
        for calendar in Calendar::ALL {
            for year in 1995..2200 {
                let days = calendar.holidays(year);
                assert!(days.windows(2).all(|pair| pair[0].date < pair[1].date), "{days:?}");
                assert!(days.iter().all(|day| !day.date.weekday().is_weekend()), "{days:?}");
                assert!(days.len() >= 8, "{days:?}");
            }
        }
        assert!(Calendar::Scotland.holidays(1994).is_empty());
    }
}

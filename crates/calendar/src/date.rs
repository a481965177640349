use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A day of the Gregorian calendar, in the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the days of the week name themselves")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Weekday {
    /// The days in order, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// "Monday".
    pub fn name(self) -> &'static str {
        match self {
            Weekday::Monday => "Monday",
            Weekday::Tuesday => "Tuesday",
            Weekday::Wednesday => "Wednesday",
            Weekday::Thursday => "Thursday",
            Weekday::Friday => "Friday",
            Weekday::Saturday => "Saturday",
            Weekday::Sunday => "Sunday",
        }
    }

    /// True for Saturday and Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self, Weekday::Saturday | Weekday::Sunday)
    }
}

impl Date {
    /// The day, if there is one: year 1 to 9999, month 1 to 12.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let year = u16::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        let day = u8::try_from(day).ok()?;
        (1..=days_in_month(year, month)).contains(&day).then_some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        u32::from(self.month)
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        u32::from(self.day)
    }

    /// The last day of a month.
    pub fn end_of_month(year: i32, month: u32) -> Option<Self> {
        let first = Self::new(year, month, 1)?;
        Some(Self { day: days_in_month(first.year, first.month), ..first })
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // Day 0 of the count, 1 March of year 0, was a Wednesday.
        let index = (self.number() + 2).rem_euclid(7);
        Weekday::ALL[usize::try_from(index).unwrap_or_default()]
    }

    /// The day so many days later, or earlier for a negative number; `None` outside the years 1 to
    /// 9999.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// The same day so many months later; the last day of the month where it has no such day.
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let count = i64::from(self.year()) * 12 + i64::from(self.month()) - 1;
        let count = count.checked_add(months)?;
        let year = i32::try_from(count.div_euclid(12)).ok()?;
        let month = u32::try_from(count.rem_euclid(12)).ok()? + 1;
        let last = Self::end_of_month(year, month)?;
        Self::new(year, month, self.day().min(last.day()))
    }

    /// Days from this day to `later`; negative where that is earlier.
    pub fn days_to(self, later: Date) -> i64 {
        later.number() - self.number()
    }

    /// Days since 1 March of year 0. Years are counted from March, so that the odd day comes last.
    fn number(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let days_before = (month * 153 + 2) / 5;
        year * 365 + year / 4 - year / 100 + year / 400 + days_before + i64::from(self.day) - 1
    }

    fn from_number(number: i64) -> Option<Self> {
        if !(0..=3_652_500).contains(&number) {
            return None;
        }
        let century = (4 * number + 3) / 146_097;
        let in_century = number - century * 146_097 / 4;
        let of_century = (4 * in_century + 3) / 1461;
        let in_year = in_century - of_century * 1461 / 4;
        let month = (5 * in_year + 2) / 153;
        let day = in_year - (month * 153 + 2) / 5 + 1;
        let year = century * 100 + of_century + i64::from(month >= 10);
        let month = if month < 10 { month + 3 } else { month - 9 };
        Self::new(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
    }

    /// "14 September 2018".
    pub fn in_words(self) -> String {
        format!("{} {} {}", self.day, MONTHS[usize::from(self.month) - 1], self.year)
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The number of a month, 1 to 12, by its full name in any case.
pub(crate) fn month_of_name(name: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
    u32::try_from(index + 1).ok()
}

/// ISO 8601: "2018-09-14".
impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The words are no date in the form "2018-09-14".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDate;

impl fmt::Display for NoDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the words are no date in the form 2018-09-14")
    }
}

impl std::error::Error for NoDate {}

impl FromStr for Date {
    type Err = NoDate;

    fn from_str(words: &str) -> Result<Self, NoDate> {
        let mut parts = words.splitn(3, '-');
        let mut part = |len: usize| {
            let part = parts.next().filter(|part| part.len() == len);
            part.filter(|part| part.bytes().all(|b| b.is_ascii_digit())).ok_or(NoDate)
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let number = |digits: &str| digits.parse::<u32>().map_err(|_| NoDate);
        let year = i32::try_from(number(year)?).map_err(|_| NoDate)?;
        Date::new(year, number(month)?, number(day)?).ok_or(NoDate)
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Weekday};

    fn date(words: &str) -> Date {
        words.parse().unwrap()
    }

    #[test]
    fn days_that_are_none_are_refused() {
        assert_eq!(Date::new(2019, 2, 29), None);
        assert_eq!(Date::new(1900, 2, 29), None);
        assert!(Date::new(2000, 2, 29).is_some());
        assert_eq!(Date::new(2019, 13, 1), None);
        assert_eq!(Date::new(2019, 0, 1), None);
        assert_eq!(Date::new(0, 1, 1), None);
        assert!("2019-2-01".parse::<Date>().is_err());
        assert!("2019-02-30".parse::<Date>().is_err());
        assert!("+019-02-03".parse::<Date>().is_err());
    }

    #[test]
    fn weekdays_are_those_of_known_days() {
        assert_eq!(date("1969-07-20").weekday(), Weekday::Sunday);
        assert_eq!(date("2000-02-29").weekday(), Weekday::Tuesday);
        assert_eq!(date("2024-12-25").weekday(), Weekday::Wednesday);
        assert_eq!(date("0001-01-01").weekday(), Weekday::Monday);
    }

    #[test]
    fn every_day_of_four_centuries_counts_forth_and_back() {
        let mut day = date("1801-01-01");
        let first = day;
        for count in 0..146_097 {
            assert_eq!(first.days_to(day), count);
            assert_eq!(first.plus_days(count), Some(day));
            let next = day.plus_days(1).unwrap();
            assert!(next > day);
            assert_eq!(
                Weekday::ALL.iter().position(|one| *one == next.weekday()),
                Weekday::ALL.iter().position(|one| *one == day.weekday()).map(|at| (at + 1) % 7)
            );
            day = next;
        }
        assert_eq!(day, date("2201-01-01"));
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last() {
        assert_eq!(date("2020-01-31").plus_months(1), Some(date("2020-02-29")));
        assert_eq!(date("2021-01-31").plus_months(1), Some(date("2021-02-28")));
        assert_eq!(date("2021-11-15").plus_months(2), Some(date("2022-01-15")));
        assert_eq!(date("2020-02-29").plus_months(12), Some(date("2021-02-28")));
        assert_eq!(date("2021-03-31").plus_months(-1), Some(date("2021-02-28")));
    }

    #[test]
    fn counting_past_the_years_gives_nothing() {
        assert_eq!(date("9999-12-31").plus_days(1), None);
        assert_eq!(date("0001-01-01").plus_days(-1), None);
        assert_eq!(date("2020-01-01").plus_days(i64::MAX), None);
        assert_eq!(date("2020-01-01").plus_months(i64::MIN), None);
    }
}

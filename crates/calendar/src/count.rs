//! Counting Working Days.

use serde::Serialize;

use crate::{Calendar, Date};

/// Which ends of a period count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// The day of the event does not count, the last day does: the day after is day 1. The usual
    /// rule for "N days after" (Interpretation of periods "from" or "after" a day at common law:
    /// *Lester v Garland* (1808)).
    #[default]
    FirstDayOut,
    /// Both ends count: "beginning with".
    BothIn,
    /// Neither end counts: "clear days".
    ClearDays,
}

/// More Working Days than this are not counted one by one: about 80 years.
const MOST: u32 = 20_000;

impl Calendar {
    /// The day that is `count` Working Days after `event`, where the next Working Day is day 1.
    /// With a count of 0, `event` itself. `None` where the holidays of a year are not known, or the
    /// count is above 20 000.
    pub fn working_days_after(self, event: Date, count: u32) -> Option<Date> {
        self.step(event, count, 1)
    }

    /// The day that is `count` Working Days before `event`, where the Working Day before it is day
    /// 1; see [`Calendar::working_days_after`].
    pub fn working_days_before(self, event: Date, count: u32) -> Option<Date> {
        self.step(event, count, -1)
    }

    fn step(self, event: Date, count: u32, by: i64) -> Option<Date> {
        if count > MOST {
            return None;
        }
        let mut year = Year::of(self, event)?;
        let mut day = event;
        let mut left = count;
        while left > 0 {
            day = day.plus_days(by)?;
            if day.year() != year.year {
                year = Year::of(self, day)?;
            }
            left -= u32::from(year.is_working_day(day));
        }
        Some(day)
    }

    /// Working Days from `first` to `last`; 0 where `last` is not later, except that one day
    /// counted with both ends is itself. `None` where the holidays of a year are not known, or the
    /// two are more than 80 years apart.
    pub fn working_days_between(self, first: Date, last: Date, counting: Counting) -> Option<u32> {
        let days = first.days_to(last);
        if days > i64::from(MOST) * 7 / 5 {
            return None;
        }
        let (from, to) = match counting {
            Counting::FirstDayOut => (1, days),
            Counting::BothIn => (0, days),
            Counting::ClearDays => (1, days - 1),
        };
        let mut year = Year::of(self, first)?;
        let mut count = 0;
        for at in from..=to {
            let day = first.plus_days(at)?;
            if day.year() != year.year {
                year = Year::of(self, day)?;
            }
            count += u32::from(year.is_working_day(day));
        }
        Some(count)
    }
}

/// The holidays of one year, worked out once.
struct Year {
    year: i32,
    holidays: Vec<Date>,
}

impl Year {
    fn of(calendar: Calendar, date: Date) -> Option<Self> {
        let year = date.year();
        let holidays = calendar.holidays(year).iter().map(|holiday| holiday.date).collect();
        calendar.knows(date).then_some(Self { year, holidays })
    }

    fn is_working_day(&self, day: Date) -> bool {
        !day.weekday().is_weekend() && !self.holidays.contains(&day)
    }
}

#[cfg(test)]
mod tests {
    use super::Counting;
    use crate::{Calendar, Date};

    fn date(words: &str) -> Date {
        words.parse().unwrap()
    }

    fn after(event: &str, count: u32) -> Option<String> {
        let day = Calendar::EnglandAndWales.working_days_after(date(event), count);
        day.map(|day| day.to_string())
    }

    #[test]
    fn the_day_after_the_event_is_day_one() {
        assert_eq!(after("2021-06-07", 1).as_deref(), Some("2021-06-08"));
        assert_eq!(after("2021-06-07", 5).as_deref(), Some("2021-06-14"));
        assert_eq!(after("2021-06-07", 0).as_deref(), Some("2021-06-07"));
        // From a Saturday, Monday is day 1.
        assert_eq!(after("2021-06-05", 1).as_deref(), Some("2021-06-07"));
    }

    #[test]
    fn easter_and_christmas_are_stepped_over() {
        // Good Friday 2019-04-19, Easter Monday 2019-04-22.
        assert_eq!(after("2019-04-18", 1).as_deref(), Some("2019-04-23"));
        // 25 to 28 December 2020 and 1 January 2021.
        assert_eq!(after("2020-12-23", 2).as_deref(), Some("2020-12-29"));
        assert_eq!(after("2020-12-23", 5).as_deref(), Some("2021-01-04"));
        let scotland = Calendar::Scotland;
        assert_eq!(scotland.working_days_after(date("2019-04-19"), 1), Some(date("2019-04-22")));
        assert_eq!(scotland.working_days_after(date("2019-12-31"), 1), Some(date("2020-01-03")));
    }

    #[test]
    fn the_ends_count_as_the_rule_says() {
        let count = |counting| {
            Calendar::EnglandAndWales.working_days_between(
                date("2021-06-07"),
                date("2021-06-11"),
                counting,
            )
        };
        assert_eq!(count(Counting::FirstDayOut), Some(4));
        assert_eq!(count(Counting::BothIn), Some(5));
        assert_eq!(count(Counting::ClearDays), Some(3));
        let none = Calendar::EnglandAndWales.working_days_between(
            date("2021-06-11"),
            date("2021-06-07"),
            Counting::FirstDayOut,
        );
        assert_eq!(none, Some(0));
    }

    #[test]
    fn counting_on_and_back_meets() {
        let mut day = date("2015-12-20");
        for step in 0..700 {
            for calendar in Calendar::ALL {
                let count = step % 41 + 1;
                let later = calendar.working_days_after(day, count).unwrap();
                assert!(calendar.is_working_day(later));
                let counted = calendar.working_days_between(day, later, Counting::FirstDayOut);
                assert_eq!(counted, Some(count), "{day} to {later}");
                let back = calendar.working_days_before(later, count).unwrap();
                assert!(if calendar.is_working_day(day) { back == day } else { back < day });
                let clear = calendar.working_days_between(day, later, Counting::ClearDays);
                assert_eq!(clear, Some(count - 1));
            }
            day = day.plus_days(5).unwrap();
        }
    }

    #[test]
    fn what_is_not_known_is_not_counted() {
        assert_eq!(after("1994-12-30", 1), None);
        assert_eq!(after("2020-01-01", 20_001), None);
        assert_eq!(Calendar::EnglandAndWales.working_days_before(date("1995-01-03"), 5), None);
        let far = Calendar::EnglandAndWales.working_days_between(
            date("2000-01-01"),
            date("9999-01-01"),
            Counting::BothIn,
        );
        assert_eq!(far, None);
    }
}

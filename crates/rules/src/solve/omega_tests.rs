use super::super::Limits;
use super::*;

/// Rows `terms <= bound` over two unknowns that have no bounds of their own.
fn solve(rows: &[([i128; 2], i128)]) -> Option<[i128; 2]> {
    let limits = Limits::default();
    let mut budget = Budget::new(&limits);
    let mut arena = Arena::default();
    let mut system = Vec::new();
    for (factors, bound) in rows {
        let terms = factors.iter().copied().enumerate().filter(|(_, factor)| *factor != 0);
        let assumption = arena.assumption();
        let id = arena.row(Source::Assumed(assumption));
        let row = Row { terms: terms.collect(), bound: *bound, id };
        system.push(combine(&mut arena, &mut budget, &[(&row, 1)]).unwrap());
    }
    let mut omega = Omega::new(&mut arena, &mut budget, 2);
    match omega.solve(system, 0).unwrap() {
        Answer::Values(values) => {
            let values = [values[0], values[1]];
            for (factors, bound) in rows {
                assert!(factors[0] * values[0] + factors[1] * values[1] <= *bound);
            }
            Some(values)
        }
        Answer::Impossible(_) => None,
    }
}

#[test]
fn equalities_are_solved_in_whole_numbers() {
    // 7x + 12y = 31 is Pugh's; 6x + 9y = 5 has no solution.
    assert!(solve(&[([7, 12], 31), ([-7, -12], -31)]).is_some());
    assert!(solve(&[([6, 9], 5), ([-6, -9], -5)]).is_none());
    assert!(solve(&[([7, 12], 31), ([-7, -12], -31), ([1, 0], 0), ([0, 1], 0)]).is_none());
}

#[test]
fn gaps_without_bounds_are_found() {
    // Pugh's example: 27 <= 11x + 13y <= 45 and -10 <= 7x - 9y <= 4 has solutions in fractions only.
    let rows = [([11, 13], 45), ([-11, -13], -27), ([7, -9], 4), ([-7, 9], 10)];
    assert!(solve(&rows).is_none());
    let wider = [([11, 13], 50), ([-11, -13], -20), ([7, -9], 4), ([-7, 9], 10)];
    assert!(solve(&wider).is_some());
}

#[test]
fn what_is_free_is_near_zero() {
    assert_eq!(solve(&[([1, 1], 10)]), Some([0, 0]));
    assert_eq!(solve(&[([-1, -1], -3), ([1, 0], 1), ([0, 1], 2)]), Some([1, 2]));
}

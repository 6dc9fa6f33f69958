"""Wrong slopes and wrong ways down that learners write, each with the hint that a teacher would give."""

import numpy as np

from autograder.checks import misconception


def central(f, x, h=1e-5):
    """A right central difference."""
    return (f(x + h) - f(x - h)) / (2 * h)


def sign(f, x):
    """The right sign of a slope."""
    m = central(f, x)
    return 0 if abs(m) <= 1e-6 else int(np.sign(m))


def flat(x, h=1):
    """A copy of a place, refused where it is none."""
    x = np.array(x, float)
    if x.ndim != 1 or h == 0:
        raise ValueError("x must be a flat list, and h not 0")
    return x


def walk(gradient, start, rate, steps):
    """A right path."""
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    path = [flat(start)]
    for _ in range(steps):
        path.append(path[-1] - rate * np.asarray(gradient(path[-1])))
    return np.array(path)


def ends_of(gradient, starts, rate, steps):
    """The ends of right paths, refused where there are none."""
    if len(starts) == 0:
        raise ValueError("no starts")
    return [walk(gradient, start, rate, steps)[-1] for start in starts]


def refuse(h):
    """The right refusal of a step of nothing."""
    if h == 0:
        raise ValueError("h cannot be 0")


# secant_slope


@misconception("slopes", of="secant_slope", fails="rise_over_run")
def run_over_rise(f, a, h):
    """You divided the run by the rise. A slope says how much higher you are for each step forward: the difference of
    the heights belongs on top, and the distance h below.
    """
    refuse(h)
    with np.errstate(all="ignore"):
        return np.float64(h) / (f(a + h) - f(a))


@misconception("slopes", of="secant_slope", fails="rise_over_run")
def rise_alone(f, a, h):
    """You found how much higher the second point is, and stopped there. Two metres up in one kilometre are steeper
    than two metres up in ten: divide the rise by how far you went.
    """
    refuse(h)
    return f(a + h) - f(a)


@misconception("slopes", of="secant_slope", fails="rise_over_run")
def missing_brackets(f, a, h):
    """Python divides before it subtracts, so only the second height was divided by h. The whole difference of the two
    heights belongs on top of the fraction: put it in brackets.
    """
    refuse(h)
    return f(a + h) - f(a) / h


@misconception("slopes", of="secant_slope", fails="rise_over_run")
def wrong_way_round(f, a, h):
    """You subtracted the second height from the first, so uphill became downhill. Start from where you arrive and take
    away where you began: the height at a + h comes first.
    """
    refuse(h)
    return (f(a) - f(a + h)) / h


@misconception("slopes", of="secant_slope", fails="rise_over_run")
def second_point_at_h(f, a, h):
    """You took the second point at h. But h says how far to walk from a, and not where to arrive: the second point is
    at a + h, and the run is h.
    """
    refuse(h)
    return (f(h) - f(a)) / h


@misconception("slopes", of="secant_slope", fails="rise_over_run")
def already_both_sides(f, a, h):
    """You looked to both sides of a. That is a good idea, and it is the next question. The secant here goes through the
    points at a and at a + h only.
    """
    refuse(h)
    return (f(a + h) - f(a - h)) / (2 * h)


@misconception("slopes", of="secant_slope", fails="whole_numbers_and_the_left_side")
def never_to_the_left(f, a, h):
    """A negative h was turned into a positive one, so you looked to the right, where there may be quite another slope.
    With a negative h the second point is on the left, and the formula serves as it stands.
    """
    refuse(h)
    return (f(a + abs(h)) - f(a)) / abs(h)


@misconception("slopes", of="secant_slope", fails="whole_numbers_and_the_left_side")
def run_without_its_sign(f, a, h):
    """You divided by the size of h without its sign. To the left the run is negative as well, and a negative rise over
    a negative run is a positive slope. Keep the sign of h.
    """
    refuse(h)
    return (f(a + h) - f(a)) / abs(h)


@misconception("slopes", of="secant_slope", fails="refuses_a_single_point")
def level_at_one_point(f, a, h):
    """For h = 0 you answer 0, as if the line were level. Through one point alone there are lines of every slope, so
    there is no answer: raise a ValueError.
    """
    return 0.0 if h == 0 else (f(a + h) - f(a)) / h


@misconception("slopes", of="secant_slope", fails="refuses_a_single_point")
def divides_by_nothing(f, a, h):
    """Your formula is right, and with h = 0 it divides by zero. Python's own complaint about that is of another kind:
    look at h first, and raise a ValueError that tells what is wrong.
    """
    return float(f(a + h) - f(a)) / float(h)


# slope


@misconception("slopes", of="slope", fails="looks_to_both_sides")
def looks_ahead_only(f, x, h=1e-5):
    """You compared the point ahead with the place itself. That is the secant of the last question, which sees only what
    comes. Compare the point h ahead with the point h behind.
    """
    refuse(h)
    return (f(x + h) - f(x)) / h


@misconception("slopes", of="slope", fails="looks_to_both_sides")
def looks_back_only(f, x, h=1e-5):
    """You compared the place itself with the point behind it, so you see only where you came from. Take one point h
    ahead and one h behind; the place itself is not needed.
    """
    refuse(h)
    return (f(x) - f(x - h)) / h


@misconception("slopes", of="slope", fails="looks_to_both_sides")
def divides_by_h_once(f, x, h=1e-5):
    """From the point on the left to the point on the right it is twice h. You divided by h once, so every slope is
    twice as steep as it should be.
    """
    refuse(h)
    return (f(x + h) - f(x - h)) / h


@misconception("slopes", of="slope", fails="looks_to_both_sides")
def divides_then_multiplies(f, x, h=1e-5):
    """Python goes from left to right: it divided by 2, and then multiplied by h. The whole bottom of the fraction, 2
    times h, needs brackets.
    """
    refuse(h)
    return (f(x + h) - f(x - h)) / 2 * h


@misconception("slopes", of="slope", fails="looks_to_both_sides")
def has_its_own_step(f, x, h=1e-5):
    """You use a tiny step of your own, whatever h is given. Whoever says h = 0.5 wants to see the slope over half a
    unit to both sides. Use the h that you are handed.
    """
    refuse(h)
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5


@misconception("slopes", of="slope", fails="looks_to_both_sides")
def half_a_step_to_each_side(f, x, h=1e-5):
    """You went half of h to each side, so that the two points are h apart. A good way too, and not this one: here each
    point is a whole h away, and they are 2h apart.
    """
    refuse(h)
    return (f(x + h / 2) - f(x - h / 2)) / h


@misconception("slopes", of="slope", fails="close_without_being_told")
def step_far_too_wide(f, x, h=0.01):
    """With a given h all is right. Where nobody gives one, yours is a hundredth, and on a bending curve that is too
    wide. The first line of the function should say h=1e-5.
    """
    refuse(h)
    return central(f, x, h)


@misconception("slopes", of="slope", fails="close_without_being_told")
def step_of_one(f, x, h=1):
    """Where nobody gives an h, you go a whole unit to both sides. A curve can rise and fall on the way. Leave the
    first line as it was, with h=1e-5.
    """
    refuse(h)
    return central(f, x, h)


@misconception("slopes", of="slope", fails="refuses_no_step")
def falls_back_on_the_usual_step(f, x, h=1e-5):
    """For h = 0 you quietly take the usual step. Whoever asks for a step of nothing has made a mistake and should hear
    about it: raise a ValueError.
    """
    return central(f, x, h or 1e-5)


@misconception("slopes", of="slope", fails="refuses_no_step")
def calls_no_step_level(f, x, h=1e-5):
    """For h = 0 you answer 0. Without a step there are no two points, and the curve could have any slope, so this is
    no answer: raise a ValueError.
    """
    return 0.0 if h == 0 else central(f, x, h)


# tangent_line


@misconception("tangent_line", fails=("as_steep_as_the_curve", "meets_the_curve"))
def intercept_first(f, a):
    """Both numbers are right, and they have changed places. In y = m x + c the slope m comes first, then the intercept
    c: return them in this order.
    """
    m = central(f, a)
    return f(a) - m * a, m


@misconception("tangent_line", fails="meets_the_curve")
def height_as_intercept(f, a):
    """You returned the height of the curve at a as c. But c is the height of the line at 0, and from a back to 0 the
    line rises or falls. Find c from m a + c = f(a).
    """
    return central(f, a), f(a)


@misconception("tangent_line", fails="meets_the_curve")
def walks_the_wrong_way(f, a):
    """You added m a to the height. The line has height f(a) at a, and c is its height at 0; going back from a to 0
    takes m a away. Check: does m a + c give f(a)?
    """
    m = central(f, a)
    return m, f(a) + m * a


@misconception("tangent_line", fails="meets_the_curve")
def through_the_origin(f, a):
    """Your line always goes through 0. It has the right slope, and it must be moved up or down until it touches the
    curve at a: that is what c is for.
    """
    return central(f, a), 0.0


@misconception("tangent_line", fails="meets_the_curve")
def signs_turned_round(f, a):
    """Your c has the wrong sign: it is m a minus the height. Solve m a + c = f(a) for c once more, and check with the
    example of the text, where c is −32.
    """
    m = central(f, a)
    return m, m * a - f(a)


@misconception("tangent_line", fails=("as_steep_as_the_curve", "meets_the_curve"))
def secant_of_one_unit(f, a):
    """The slope of your line is that of a secant to the point one unit further. It cuts the curve and does not touch
    it: use the slope right at a.
    """
    m = f(a + 1) - f(a)
    return m, f(a) - m * a


@misconception("tangent_line", fails=("as_steep_as_the_curve", "meets_the_curve"))
def the_slope_alone(f, a):
    """You returned the slope alone. Many lines have this slope, and only one of them touches the curve at a. Return two
    numbers, the slope and the intercept.
    """
    return central(f, a)


@misconception("tangent_line", fails=("as_steep_as_the_curve", "meets_the_curve"))
def height_over_distance(f, a):
    """You took the height divided by a as the slope: that is the line from 0 to the point, and it need not touch the
    curve. The slope of the tangent is the slope of the curve at a.
    """
    m = f(a) / a if a else 0.0
    return m, f(a) - m * a


# slope_sign


@misconception("slope_sign", fails="uphill_and_downhill")
def sign_of_the_height(f, x):
    """You looked at whether the curve is above or below zero. A mountain road can fall high up in the mountains: the
    question is about the slope of f at x, and not about its height.
    """
    return int(np.sign(f(x)))


@misconception("slope_sign", fails="uphill_and_downhill")
def the_slope_itself(f, x):
    """You returned the slope itself. Here only its sign is asked for, one of the three numbers −1, 0 and 1, however
    steep it is.
    """
    return central(f, x)


@misconception("slope_sign", fails="uphill_and_downhill")
def uphill_is_negative(f, x):
    """Up and down have changed places. Walk from left to right: where the curve rises, the slope is positive, and the
    answer is 1.
    """
    return -sign(f, x)


@misconception("slope_sign", fails="uphill_and_downhill")
def true_where_it_rises(f, x):
    """You answer only whether the curve rises. Downhill and level are different things, and they need different
    answers: −1 where the curve falls, and 0 where it is level.
    """
    return central(f, x) > 1e-6


@misconception("slope_sign", fails="uphill_and_downhill")
def sign_of_the_place(f, x):
    """You looked at whether x is to the left or to the right of zero. That fits a valley at 0 and no other curve. Ask
    for the slope of f at x.
    """
    return int(np.sign(x))


@misconception("slope_sign", fails=("level_at_top_and_bottom", "nearly_level"))
def exactly_zero_or_not(f, x):
    """You call level only what has a slope of exactly 0. A computed slope is nearly exact: at the top of a hill it may
    be 0.0000000001. Everything within 1e-6 of zero counts as level.
    """
    return int(np.sign(central(f, x)))


@misconception("slope_sign", fails=("level_at_top_and_bottom", "nearly_level"))
def never_level(f, x):
    """You know two answers, up and down. On top of a hill and at the bottom of a valley the curve does neither: for a
    slope within 1e-6 of zero the answer is 0.
    """
    return 1 if central(f, x) > 0 else -1


@misconception("slope_sign", fails="level_at_top_and_bottom")
def sees_only_ahead(f, x):
    """Your slope looks ahead only. At the bottom of a valley the way ahead goes up already, so you answer 1. Look to
    both sides, with the slope that you wrote before.
    """
    m = (f(x + 1e-5) - f(x)) / 1e-5
    return 0 if abs(m) <= 1e-6 else int(np.sign(m))


@misconception("slope_sign", fails="nearly_level")
def level_too_soon(f, x):
    """You call slopes level that are not: your border is too far from zero. A slope of a ten-thousandth is small, and
    uphill all the same. The border in the text is 1e-6.
    """
    m = central(f, x)
    return 0 if abs(m) <= 1e-3 else int(np.sign(m))


@misconception("slope_sign", fails="nearly_level")
def rounds_first(f, x):
    """You rounded the slope to six places. Then 0.0000008 becomes 0.000001 and no longer counts as level, though it is
    within the border. Compare the size of the slope with 1e-6 instead.
    """
    return int(np.sign(np.round(central(f, x), 6)))


# classify_stationary_point


@misconception("classify_stationary_point", fails="valleys_and_hilltops")
def valley_for_hilltop(f, x):
    """Minimum and maximum have changed places. Where the curve first falls and then rises, you stand at the bottom of
    a valley, and the lowest place is the minimum.
    """
    signs = sign(f, x - 0.01), sign(f, x), sign(f, x + 0.01)
    return {(-1, 0, 1): "maximum", (1, 0, -1): "minimum"}.get(signs, "neither")


@misconception("classify_stationary_point", fails="valleys_and_hilltops")
def short_words(f, x):
    """You see it right and call it min and max. A program that reads your answer compares letter by letter: the three
    words in the text are "minimum", "maximum" and "neither".
    """
    signs = sign(f, x - 0.01), sign(f, x), sign(f, x + 0.01)
    return {(-1, 0, 1): "min", (1, 0, -1): "max"}.get(signs, "neither")


@misconception("classify_stationary_point", fails="valleys_and_hilltops")
def looks_too_far_away(f, x):
    """You looked a whole unit to the left and to the right. On a curve with ripples there may be several hills on the
    way. Look 0.01 to both sides, as the text says.
    """
    signs = sign(f, x - 1), sign(f, x), sign(f, x + 1)
    return {(-1, 0, 1): "minimum", (1, 0, -1): "maximum"}.get(signs, "neither")


@misconception("classify_stationary_point", fails="valleys_and_hilltops")
def wants_exactly_zero(f, x):
    """You ask whether the slope is exactly 0, and a computed slope hardly ever is. Use your slope_sign: it calls
    everything level that is within 1e-6 of zero.
    """
    if central(f, x) != 0:
        return "neither"
    return {(-1, 1): "minimum", (1, -1): "maximum"}.get((sign(f, x - 0.01), sign(f, x + 0.01)), "neither")


@misconception("classify_stationary_point", fails="valleys_and_hilltops")
def looks_at_the_level_place_only(f, x):
    """You looked at the slope at the place only, where hilltop and valley are alike. What happens a little to the left
    and a little to the right tells them apart.
    """
    return "minimum" if sign(f, x) == 0 else "neither"


@misconception("classify_stationary_point", fails="slopes_have_no_name")
def forgets_to_ask_whether_level(f, x):
    """You looked at both sides and not at the place itself. Near the bottom of a valley the curve may fall on the left
    and rise on the right, and still slope where you stand. Then it is "neither".
    """
    return {(-1, 1): "minimum", (1, -1): "maximum"}.get((sign(f, x - 0.01), sign(f, x + 0.01)), "neither")


@misconception("classify_stationary_point", fails="level_without_a_turn")
def left_side_is_enough(f, x):
    """You looked to the left only. A curve that falls, is level and falls again has no minimum there: it is a step on
    the way down. Ask the right side as well.
    """
    if sign(f, x):
        return "neither"
    return {-1: "minimum", 1: "maximum"}.get(sign(f, x - 0.01), "neither")


@misconception("classify_stationary_point", fails="level_without_a_turn")
def every_level_place_turns(f, x):
    """You think that every level place is either a minimum or a maximum. On a flat road, or on a step of a staircase,
    the curve does not turn round: then it is "neither".
    """
    if sign(f, x):
        return "neither"
    return "minimum" if sign(f, x + 0.01) > 0 else "maximum"


@misconception("classify_stationary_point", fails="very_flat_valleys")
def judges_by_the_bend(f, x):
    """You judge by how the curve bends at the place. At the bottom of a very flat valley such as x⁴ the bend is 0, and
    it is a minimum all the same. The slopes on both sides never fail.
    """
    if sign(f, x):
        return "neither"
    bend = (f(x + 1e-3) - 2 * f(x) + f(x - 1e-3)) / 1e-6
    return "neither" if abs(bend) < 1e-4 else "minimum" if bend > 0 else "maximum"


@misconception("classify_stationary_point", fails="very_flat_valleys")
def looks_too_close(f, x):
    """You looked 0.0001 to both sides. In a very flat valley such as x⁴ it is still level there, so you cannot see the
    turn. The text says how far to look: 0.01.
    """
    signs = sign(f, x - 1e-4), sign(f, x), sign(f, x + 1e-4)
    return {(-1, 0, 1): "minimum", (1, 0, -1): "maximum"}.get(signs, "neither")


# gradient


@misconception("gradient", fails="one_slope_for_each_direction")
def all_directions_at_once(f, x, h=1e-5):
    """You moved all numbers of the place at once and found one slope, the one along the diagonal. Move one number at a
    time, leave the others as they are, and collect a slope for each.
    """
    x = flat(x, h)
    return (f(x + h) - f(x - h)) / (2 * h)


@misconception("gradient", fails="one_slope_for_each_direction")
def steps_pile_up(f, x, h=1e-5):
    """You forgot to step back before the next direction, so the steps pile up: from the second slope on, the place is
    another one. Start every direction from x itself, on a fresh copy.
    """
    x, slopes = flat(x, h), []
    for i in range(len(x)):
        x[i] += h
        ahead = f(x)
        x[i] -= 2 * h
        slopes.append((ahead - f(x)) / (2 * h))
    return np.array(slopes)


@misconception("gradient", fails="one_slope_for_each_direction")
def ahead_in_every_direction(f, x, h=1e-5):
    """In every direction you compared the point ahead with the place itself. At the bottom of a valley that sees a
    slope where there is none: compare with the point behind, as in your slope.
    """
    x = flat(x, h)
    return np.array([(f(x + e) - f(x)) / h for e in h * np.eye(len(x))])


@misconception("gradient", fails="one_slope_for_each_direction")
def gradient_too_steep(f, x, h=1e-5):
    """Every number is twice as large as it should be. From the point behind to the point ahead it is twice h, in every
    direction: that is what the difference must be divided by.
    """
    x = flat(x, h)
    return np.array([(f(x + e) - f(x - e)) / h for e in h * np.eye(len(x))])


@misconception("gradient", fails="one_slope_for_each_direction")
def first_direction_only(f, x, h=1e-5):
    """Your function returns inside the loop, so only the first direction is asked. Collect the slopes of all
    directions, and return them after the loop.
    """
    x = flat(x, h)
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))[:1]])


@misconception("gradient", fails="one_slope_for_each_direction")
def only_two_directions(f, x, h=1e-5):
    """You wrote down two directions, east and north. A place may have one number, or five, or a thousand: go through
    all of them with a loop.
    """
    x = flat(x, h)
    east, north = np.array([h, 0.0]), np.array([0.0, h])
    return np.array([f(x + east) - f(x - east), f(x + north) - f(x - north)]) / (2 * h)


@misconception("gradient", fails="takes_the_step_that_is_given")
def gradient_with_its_own_step(f, x, h=1e-5):
    """You use a tiny step of your own, whatever h is given. Whoever gives an h of one half wants the slope over half a
    unit to both sides.
    """
    x = flat(x, h)
    return np.array([(f(x + e) - f(x - e)) / 2e-5 for e in 1e-5 * np.eye(len(x))])


@misconception("gradient", fails="takes_whole_numbers_and_changes_nothing")
def whole_numbers_swallow_the_step(f, x, h=1e-5):
    """Right for decimals. In an array of whole numbers NumPy cuts the tiny step off when you put it in, so nothing
    moves, or something moves by 1. Make a copy with decimals first.
    """
    flat(x, h)
    slopes = []
    for i in range(len(x)):
        ahead, behind = np.array(x), np.array(x)
        ahead[i] = ahead[i] + h
        behind[i] = behind[i] - h
        slopes.append((f(ahead) - f(behind)) / (2 * h))
    return np.array(slopes)


@misconception("gradient", fails=("takes_whole_numbers_and_changes_nothing", "refuses_what_is_no_place"))
def place_must_be_an_array(f, x, h=1e-5):
    """Right for arrays, and a list or a single number stops it: they have no ndim. Turn whatever is given into an array
    of decimals first, then look at its shape.
    """
    if x.ndim != 1 or h == 0:
        raise ValueError("x must be a flat list")
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])


@misconception("gradient", fails="refuses_what_is_no_place")
def flattens_every_table(f, x, h=1e-5):
    """You turn a table, or a single number, into a flat list without a word. Whoever gives a table where a place is
    wanted has made a mistake: raise a ValueError.
    """
    x = flat(np.ravel(x), h)
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in h * np.eye(len(x))])


# descend


@misconception("descend", fails="walks_against_the_gradient")
def climbs(gradient, start, learning_rate, steps):
    """Your walker climbs. The gradient points uphill, and you added it. To go down, step against it: take it away from
    the old place.
    """
    return walk(gradient, start, -learning_rate, steps)


@misconception("descend", fails="walks_against_the_gradient")
def full_gradient_steps(gradient, start, learning_rate, steps):
    """You took the whole gradient away in every step. The learning rate says how bold the steps are: multiply the
    gradient by it.
    """
    return walk(gradient, start, 1, steps)


@misconception("descend", fails="walks_against_the_gradient")
def one_gradient_for_all_steps(gradient, start, learning_rate, steps):
    """You felt the slope once, at the start, and walked on with it. The ground changes under your feet: ask for the
    gradient again at every new place.
    """
    path = walk(gradient, start, learning_rate, 0)
    pull = np.asarray(gradient(path[0]))
    if steps < 0:
        raise ValueError("steps")
    return np.array([path[0] - k * learning_rate * pull for k in range(steps + 1)])


@misconception("descend", fails="walks_against_the_gradient")
def the_end_alone(gradient, start, learning_rate, steps):
    """You returned the last place only. The whole path is asked for, one row for each place, with the start in the
    first row.
    """
    return walk(gradient, start, learning_rate, steps)[-1]


@misconception("descend", fails="walks_against_the_gradient")
def path_without_its_start(gradient, start, learning_rate, steps):
    """The start is missing in your path. It comes first, so that n steps make n + 1 rows: think of a fence, which has
    one post more than it has gaps.
    """
    return walk(gradient, start, learning_rate, steps)[1:]


@misconception("descend", fails="walks_against_the_gradient")
def same_place_in_every_row(gradient, start, learning_rate, steps):
    """All rows of your path are the last place. You put the same array into the list again and again and moved it in
    place, so every entry moved along. Make a new array in every step.
    """
    place = flat(start)
    path = [place]
    for _ in range(steps):
        place -= learning_rate * np.asarray(gradient(place))
        path.append(place)
    return np.array(path)


@misconception("descend", fails="walks_against_the_gradient")
def one_row_too_many(gradient, start, learning_rate, steps):
    """Your path has one row too many. With the start as the first row, the number of steps is how often the walker
    moves: one step makes two rows.
    """
    if steps < 0:
        raise ValueError("steps")
    return walk(gradient, start, learning_rate, steps + 1)


@misconception("descend", fails="walks_against_the_gradient")
def steps_of_one_length(gradient, start, learning_rate, steps):
    """You gave every step the same length, by dividing the gradient by its size. Here the gradient itself is used:
    where it is steep the steps are long, and near the bottom they get short.
    """

    def direction(place):
        pull = np.asarray(gradient(place))
        return pull / max(float(np.sqrt(np.sum(pull**2))), 1e-12)

    return walk(direction, start, learning_rate, steps)


@misconception("descend", fails="from_whole_numbers_in_any_number_of_directions")
def path_of_whole_numbers(gradient, start, learning_rate, steps):
    """Right for decimals. From a start of whole numbers you made a path of whole numbers, and NumPy cut off the
    decimals of every place. Make an array with decimals first.
    """
    flat(start)
    place = np.array(start)
    if steps < 0:
        raise ValueError("steps")
    path = np.zeros((steps + 1, len(place)), dtype=place.dtype)
    path[0] = place
    for k in range(steps):
        path[k + 1] = path[k] - learning_rate * np.asarray(gradient(path[k]))
    return path


@misconception("descend", fails=("from_whole_numbers_in_any_number_of_directions", "as_many_steps_as_are_asked_for"))
def room_for_two_numbers(gradient, start, learning_rate, steps):
    """Your path has room for two numbers in each row, east and north. A place may have one number, or five: take the
    width of the path from the start.
    """
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    path = np.zeros((steps + 1, 2))
    path[0] = flat(start)
    for k in range(steps):
        path[k + 1] = path[k] - learning_rate * np.asarray(gradient(path[k]))
    return path


@misconception("descend", fails="from_whole_numbers_in_any_number_of_directions")
def moves_the_start_itself(gradient, start, learning_rate, steps):
    """Your path is right, and the start that you were given has moved along: you changed its array in place. It belongs
    to whoever called you. Walk with a copy.
    """
    place = np.asarray(start, float)
    if place.ndim != 1 or steps < 0:
        raise ValueError("start must be a flat list, and steps 0 or more")
    path = [place.copy()]
    for _ in range(steps):
        place -= learning_rate * np.asarray(gradient(place))
        path.append(place.copy())
    return np.array(path)


@misconception("descend", fails="as_many_steps_as_are_asked_for")
def stops_on_level_ground(gradient, start, learning_rate, steps):
    """You stop as soon as the ground is level. A clever idea, and whoever asked for a number of steps wants this number
    of rows: let the walker stand still and write it down.
    """
    if steps < 0:
        raise ValueError("steps must be 0 or more")
    path = [flat(start)]
    for _ in range(steps):
        pull = np.asarray(gradient(path[-1]))
        if np.all(np.abs(pull) < 1e-6):
            break
        path.append(path[-1] - learning_rate * pull)
    return np.array(path)


@misconception("descend", fails="as_many_steps_as_are_asked_for")
def at_least_one_step(gradient, start, learning_rate, steps):
    """With 0 steps your walker moves all the same. Nobody asked for a move: the path is the start alone, in one row.
    Look at how often your loop runs.
    """
    return walk(gradient, start, learning_rate, max(steps, 1) if steps >= 0 else steps)


@misconception("descend", fails="refuses_steps_backwards")
def minus_one_is_none(gradient, start, learning_rate, steps):
    """A negative number of steps is taken for none at all. Whoever asks for −1 steps has made a mistake and should
    hear about it: raise a ValueError.
    """
    return walk(gradient, start, learning_rate, max(steps, 0))


# lowest_of


@misconception("lowest_of", fails="lowest_end_wins")
def highest_end(f, gradient, starts, learning_rate, steps):
    """You chose the highest end. The cost should be small: of all ends, the one with the smallest value of f wins."""
    return max(ends_of(gradient, starts, learning_rate, steps), key=f)


@misconception("lowest_of", fails="lowest_end_wins")
def most_level_end(f, gradient, starts, learning_rate, steps):
    """You chose the end with the smallest gradient. Level is not low: on a hilltop the gradient is zero as well.
    Compare the heights f of the ends, and not their slopes.
    """
    ends = ends_of(gradient, starts, learning_rate, steps)
    return min(ends, key=lambda end: float(np.sum(np.asarray(gradient(end)) ** 2)))


@misconception("lowest_of", fails="lowest_end_wins")
def the_last_walker(f, gradient, starts, learning_rate, steps):
    """You returned the end of the last walker, whoever was lowest. Keep the best end so far while you go through the
    starts, or collect all ends and choose afterwards.
    """
    return ends_of(gradient, starts, learning_rate, steps)[-1]


@misconception("lowest_of", fails="lowest_end_wins")
def the_first_walker(f, gradient, starts, learning_rate, steps):
    """You returned the end of the first walker and did not wait for the others. Is there a `return` inside your loop?
    Follow every start, then choose.
    """
    return ends_of(gradient, starts, learning_rate, steps)[0]


@misconception("lowest_of", fails="lowest_end_wins")
def lowest_start(f, gradient, starts, learning_rate, steps):
    """You chose the walker who started lowest. A low start can lead into a shallow hole, and a high one into the
    deepest. Let everybody walk first, and compare the ends.
    """
    ends = ends_of(gradient, starts, learning_rate, steps)
    return ends[int(np.argmin([f(flat(start)) for start in starts]))]


@misconception("lowest_of", fails="lowest_end_wins")
def height_of_the_lowest(f, gradient, starts, learning_rate, steps):
    """You returned how low the lowest end is. The question is where it is: return the place, an array of n numbers.
    Its height can always be found with f.
    """
    return min(f(end) for end in ends_of(gradient, starts, learning_rate, steps))


@misconception("lowest_of", fails="lowest_end_wins")
def number_of_the_walker(f, gradient, starts, learning_rate, steps):
    """You returned which walker won, counted from 0. The place where that walker ended is asked for: use the number to
    pick it out of the ends.
    """
    return int(np.argmin([f(end) for end in ends_of(gradient, starts, learning_rate, steps)]))


@misconception("lowest_of", fails="lowest_end_wins")
def start_of_the_winner(f, gradient, starts, learning_rate, steps):
    """You returned where the winner started. We want to know where that walker ended, for that is where the low ground
    is: take the last row of the path.
    """
    heights = [f(end) for end in ends_of(gradient, starts, learning_rate, steps)]
    return flat(starts[int(np.argmin(heights))])


@misconception("lowest_of", fails="lowest_end_wins")
def lowest_on_the_way(f, gradient, starts, learning_rate, steps):
    """You chose the lowest place of all paths. Only the ends count here: a walker who came past a low place and was
    thrown uphill is not there any more.
    """
    ends_of(gradient, starts, learning_rate, 0)
    places = [place for start in starts for place in walk(gradient, start, learning_rate, steps)]
    return min(places, key=f)


@misconception("lowest_of", fails="lowest_end_wins")
def middle_of_all_ends(f, gradient, starts, learning_rate, steps):
    """You took the mean of all ends. Between two valleys lies a hill, so the middle can be the worst place of all.
    Choose one of the ends, the lowest.
    """
    return np.mean(ends_of(gradient, starts, learning_rate, steps), axis=0)


@misconception("lowest_of", fails="refuses_no_starts")
def nothing_for_no_starts(f, gradient, starts, learning_rate, steps):
    """For no starts you return an empty list. Whoever reads it takes it for a place. There is no lowest of nothing:
    raise a ValueError.
    """
    return min(ends_of(gradient, starts, learning_rate, steps), key=f) if len(starts) else []


@misconception("lowest_of", fails="few_starts_and_no_steps")
def last_of_the_equals(f, gradient, starts, learning_rate, steps):
    """Where two ends are equally low you keep the later one: `<=` lets a tie replace the winner. The text says that the
    first of them counts. Replace it only by something that is lower."""
    if len(starts) == 0:
        raise ValueError("nobody starts")
    best = None
    for start in starts:
        end = np.array(start, float)
        for _ in range(steps):
            end = end - learning_rate * np.asarray(gradient(end))
        if best is None or f(end) <= f(best):
            best = end
    return best


@misconception("lowest_of", fails="few_starts_and_no_steps")
def walks_with_the_starts_themselves(f, gradient, starts, learning_rate, steps):
    """The answer is right, and the starts that you were given have moved: you walked with the array itself. It belongs
    to whoever called you, so each walker needs a copy.
    """
    ends = [np.asarray(start, float) for start in starts]
    for place in ends:
        for _ in range(steps):
            place -= learning_rate * np.asarray(gradient(place))
    return min(ends, key=f).copy()


@misconception("lowest_of", fails="lowest_end_wins")
def lowest_begins_at_zero(f, gradient, starts, learning_rate, steps):
    """Your search begins with a lowest height of 0, so ends above 0 can never win. Begin with the first end, or with
    infinity, and only then look for something lower.
    """
    lowest, best = 0.0, np.zeros(len(starts[0])) if len(starts) else None
    for end in ends_of(gradient, starts, learning_rate, steps):
        if f(end) < lowest:
            lowest, best = f(end), end
    return best

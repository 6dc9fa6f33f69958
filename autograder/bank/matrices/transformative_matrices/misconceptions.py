"""Wrong answers to Transformative matrices, each with the hint that a teacher would give."""

import numpy as np

from autograder.checks import LINALG, misconception

# --- moves: rotation ------------------------------------------------------------------------------------------------


@misconception("moves", of="rotation", fails="turns_to_the_left")
def turns_to_the_right(theta):
    """Your matrix turns to the right. The minus stands at the other sine: the arrow (1, 0) must land above the x-axis
    for a small positive angle, so look at the first column."""
    return np.array([[np.cos(theta), np.sin(theta)], [-np.sin(theta), np.cos(theta)]])


@misconception("moves", of="rotation", fails="turns_to_the_left")
def angle_taken_for_degrees(theta):
    """You converted the angle as if it came in degrees. Here it comes in radians already, and NumPy's cosine and sine
    expect radians too, so nothing has to be converted. A quarter turn is π/2, about 1.57."""
    theta = np.radians(theta)
    return np.array([[np.cos(theta), -np.sin(theta)], [np.sin(theta), np.cos(theta)]])


@misconception("moves", of="rotation", fails="turns_to_the_left")
def sine_and_cosine_swapped(theta):
    """Sine and cosine have changed places. Try the angle 0, for which nothing should move: cosine of 0 is 1, sine of 0
    is 0, and the walker stands at (cos θ, sin θ)."""
    return np.array([[np.sin(theta), -np.cos(theta)], [np.cos(theta), np.sin(theta)]])


@misconception("moves", of="rotation", fails="turns_to_the_left")
def no_minus_anywhere(theta):
    """Both sines have a plus, so both arrows close up towards the diagonal. In a left turn, where does the arrow
    (0, 1) go: to the right or to the left? Its x belongs in the second column."""
    return np.array([[np.cos(theta), np.sin(theta)], [np.sin(theta), np.cos(theta)]])


@misconception("moves", of="rotation", fails="turns_to_the_left")
def mirror_instead_of_a_turn(theta):
    """Your first arrow is right. The second lands on the wrong side: the picture is turned and mirrored as well. A
    turn keeps (0, 1) a quarter turn ahead of (1, 0)."""
    return np.array([[np.cos(theta), np.sin(theta)], [np.sin(theta), -np.cos(theta)]])


@misconception("moves", of="rotation", fails="turns_to_the_left")
def four_in_a_row(theta):
    """The four numbers are right and lie in one row, shape (4,). A move is a table of shape (2, 2): two rows of two
    numbers, each row in square brackets of its own."""
    return np.array([np.cos(theta), -np.sin(theta), np.sin(theta), np.cos(theta)])


@misconception("moves", of="rotation", fails="turns_to_the_left")
def rounded_to_two_places(theta):
    """You rounded the entries. Two places look tidy, but a hundred small turns would then end visibly off. The grain
    of dust that a computer shows instead of 0 does no harm; leave it there."""
    return np.round([[np.cos(theta), -np.sin(theta)], [np.sin(theta), np.cos(theta)]], 2)


@misconception("moves", of="rotation", fails="turns_by_every_angle")
def sine_from_the_cosine(theta):
    """You made the sine from the cosine with a square root. A root is never negative, but the sine is: for negative
    angles, and beyond half a turn. Let NumPy's own sine answer."""
    c = np.cos(theta)
    s = np.sqrt(np.maximum(0, 1 - c**2))
    return np.array([[c, -s], [s, c]])


@misconception("moves", of="rotation", fails="turns_by_every_angle")
def full_turn_of_six_point_two_eight(theta):
    """You brought the angle back into one full turn with a rounded 2π. It is not needed, since cosine and sine take
    every angle, and with 6.28 instead of 2π each round adds an error."""
    theta = theta % 6.28
    return np.array([[np.cos(theta), -np.sin(theta)], [np.sin(theta), np.cos(theta)]])


# --- moves: scaling -------------------------------------------------------------------------------------------------


@misconception("moves", of="scaling", fails="stretches_along_both_axes")
def factors_swapped(sx, sy):
    """The two factors have changed places. The arrow (1, 0) points along x, so it becomes sx long, and its landing
    point is the first column. Check with a scaling that is wide and low."""
    return np.array([[sy, 0], [0, sx]])


@misconception("moves", of="scaling", fails="stretches_along_both_axes")
def one_factor_for_both(sx, sy):
    """You used the first factor twice, so width and height always grow alike. The second factor belongs to y: it says
    how long the arrow (0, 1) becomes."""
    return np.array([[sx, 0], [0, sx]])


@misconception("moves", of="scaling", fails="stretches_along_both_axes")
def factors_on_the_other_diagonal(sx, sy):
    """Your factors stand on the other diagonal, so the arrow (1, 0) lands on the y-axis: the picture is swapped as
    well as stretched. Stretching leaves each arrow on its own axis."""
    return np.array([[0, sx], [sy, 0]])


@misconception("moves", of="scaling", fails="stretches_along_both_axes")
def added_to_the_identity(sx, sy):
    """You added the factors to 1. A factor of 2 makes everything twice as wide, so the arrow (1, 0) lands at (2, 0),
    not at (3, 0). What must a factor of 1 do?"""
    return np.array([[1 + sx, 0], [0, 1 + sy]])


@misconception("moves", of="scaling", fails="stretches_along_both_axes")
def full_rows(sx, sy):
    """Both rows are full, so x and y are mixed: the new x is sx times (x + y). A stretch along x must not look at y
    at all. Which entries have to be 0?"""
    return np.array([[sx, sx], [sy, sy]])


@misconception("moves", of="scaling", fails="stretches_along_both_axes")
def factors_without_a_table(sx, sy):
    """You returned the two factors, not a matrix. Every move here is a table of shape (2, 2), so that it can be
    multiplied with other moves. Where do the arrows (1, 0) and (0, 1) land?"""
    return np.array([sx, sy])


@misconception("moves", of="scaling", fails="stretches_along_both_axes")
def factors_in_a_table_of_whole_numbers(sx, sy):
    """The fractions got lost. You wrote the factors into a table that was made for whole numbers, so 0.5 became 0.
    Put them in when you make the table, or start from 1.0 instead of 1."""
    M = np.array([[1, 0], [0, 1]])
    M[0, 0], M[1, 1] = sx, sy
    return M


@misconception("moves", of="scaling", fails="flips_and_flattens")
def signs_dropped(sx, sy):
    """You dropped the minus of a factor. A negative factor is no mistake: with −1 for x, right becomes left, and the
    whale looks the other way. Leave the sign as it is."""
    return np.array([[abs(sx), 0], [0, abs(sy)]])


@misconception("moves", of="scaling", fails="flips_and_flattens")
def flat_pictures_refused(sx, sy):
    """You refuse a factor of 0. It makes the picture flat, and that is a fine move, only not one that can be undone.
    The place to refuse it is the inverse, not here."""
    if sx == 0 or sy == 0:
        raise ValueError("a factor is 0")
    return np.array([[sx, 0], [0, sy]])


# --- moves: shear ---------------------------------------------------------------------------------------------------


@misconception("moves", of="shear", fails="leans_to_the_right")
def leans_upwards(k):
    """Your k stands at the bottom left, so x changes y: the picture slides upwards. Here it slides sideways, and y
    stays. Which row of the matrix makes the new x?"""
    return np.array([[1, 0], [k, 1]])


@misconception("moves", of="shear", fails="leans_to_the_right")
def leans_both_ways(k):
    """You wrote k twice, so x slides with y and y slides with x. In a stack of paper the sheets keep their height:
    the second row must give back y unchanged."""
    return np.array([[1, k], [k, 1]])


@misconception("moves", of="shear", fails="leans_to_the_right")
def leans_against_k(k):
    """There is a minus too many: for a positive k the top should slide to the right. Try the point (1, 4) with k = 0.5
    from the text. It lands at (3, 4)."""
    return np.array([[1, -k], [0, 1]])


@misconception("moves", of="shear", fails="leans_to_the_right")
def where_it_was_is_forgotten(k):
    """Your new x is k times y alone. The old x is still part of it: a sheet slides on from where it lay. Where must
    the arrow (1, 0), at height 0, land?"""
    return np.array([[0, k], [0, 1]])


@misconception("moves", of="shear", fails="leans_to_the_right")
def k_taken_for_an_angle(k):
    """You took the tangent of k, as if k were an angle of leaning. Some programs do. Here k is simply how far a point
    at height 1 slides: x' = x + k y."""
    return np.array([[1, np.tan(k)], [0, 1]])


@misconception("moves", of="shear", fails="leans_to_the_right")
def k_in_a_table_of_whole_numbers(k):
    """The fraction got lost. You wrote k into a table that was made for whole numbers, so 0.5 became 0. Put it in when
    you make the table, or start from 1.0 instead of 1."""
    M = np.array([[1, 0], [0, 1]])
    M[0, 1] = k
    return M


@misconception("moves", of="shear", fails="leans_either_way")
def never_to_the_left(k):
    """You refuse a negative k. A stack of paper can be pushed from the other side as well: then it leans to the left,
    and the formula x' = x + k y stays the same."""
    if k < 0:
        raise ValueError("k is negative")
    return np.array([[1, k], [0, 1]])


# --- moves: reflection ----------------------------------------------------------------------------------------------


@misconception("moves", of="reflection", fails="mirrors_across_the_line")
def angle_not_doubled(theta):
    """Your mirror stands at half the angle. From (1, 0) it is θ to the mirror, and another θ to the other side: the
    arrow lands at the angle 2θ, not at θ."""
    return np.array([[np.cos(theta), np.sin(theta)], [np.sin(theta), -np.cos(theta)]])


@misconception("moves", of="reflection", fails="mirrors_across_the_line")
def turn_instead_of_a_mirror(theta):
    """You turned by twice the angle. The first arrow lands in the right place, but the second must come out on its
    other side: in a mirror, left and right change places. Look at the second column."""
    return np.array([[np.cos(2 * theta), -np.sin(2 * theta)], [np.sin(2 * theta), np.cos(2 * theta)]])


@misconception("moves", of="reflection", fails="mirrors_across_the_line")
def twice_the_cosine(theta):
    """You doubled the cosine and the sine, not the angle. The cosine of 2θ is the x of a walker who goes twice as far
    around the circle, and never more than 1. The 2 belongs inside the brackets."""
    return 2 * np.array([[np.cos(theta), np.sin(theta)], [np.sin(theta), -np.cos(theta)]])


@misconception("moves", of="reflection", fails="mirrors_across_the_line")
def mirror_at_a_right_angle(theta):
    """Your mirror stands at a right angle to the one that was asked for: all signs are the other way around. With
    θ = 0 the mirror is the x-axis, and the arrow (1, 0) must stay where it is."""
    return np.array([[-np.cos(2 * theta), -np.sin(2 * theta)], [-np.sin(2 * theta), np.cos(2 * theta)]])


@misconception("moves", of="reflection", fails="mirrors_across_the_line")
def shadow_on_the_line(theta):
    """You let every point fall straight onto the line, like a shadow, so the picture becomes flat. In a mirror it goes
    on, as far behind the line as it was in front."""
    c, s = np.cos(theta), np.sin(theta)
    return np.array([[c * c, c * s], [c * s, s * s]])


@misconception("moves", of="reflection", fails="mirrors_across_the_line")
def always_the_same_mirror(theta):
    """Your mirror is the x-axis, whatever the angle. That is right for θ = 0 only. Where does the arrow (1, 0) land
    when the mirror is the diagonal? The angle has to appear in the matrix."""
    return np.array([[1.0, 0.0], [0.0, -1.0]])


@misconception("moves", of="reflection", fails="mirrors_across_the_line")
def mirror_angle_taken_for_degrees(theta):
    """You converted the angle as if it came in degrees. Here it comes in radians already, as NumPy's cosine and sine
    expect it, so nothing has to be converted. The diagonal is at π/4, about 0.785."""
    theta = np.radians(theta)
    return np.array([[np.cos(2 * theta), np.sin(2 * theta)], [np.sin(2 * theta), -np.cos(2 * theta)]])


@misconception("moves", of="reflection", fails="mirrors_at_every_angle")
def half_turn_of_three_point_one_four(theta):
    """A line looks the same after half a turn, true. But you brought the angle back with 3.14 instead of π, and the
    small error shows. It is not needed: cosine and sine take every angle."""
    theta = theta % 3.14
    return np.array([[np.cos(2 * theta), np.sin(2 * theta)], [np.sin(2 * theta), -np.cos(2 * theta)]])


# --- transform ------------------------------------------------------------------------------------------------------


def picture_fits(M, points):
    """Both as arrays of decimal numbers whose shapes are right."""
    M, points = np.asarray(M, float), np.asarray(points, float)
    if M.shape != (2, 2) or points.ndim != 2 or points.shape[0] != 2:
        raise ValueError("no picture")
    return M, points


@misconception("transform", fails="every_point_is_moved")
def rows_and_columns_of_the_move_swapped(M, points):
    """You used the matrix as if points were rows, so b and c have changed places, and a turn goes the wrong way. Here a
    point is a column: its new x is the first row of M times the point."""
    M, points = picture_fits(M, points)
    return (points.T @ M).T


@misconception("transform", fails="every_point_is_moved")
def points_on_the_left(M, points):
    """You multiplied in the other order. With two points a wrong answer comes out, and otherwise an error. The matrix
    stands on the left of the points, because the points stand in columns."""
    M, points = picture_fits(M, points)
    return points @ M


@misconception("transform", fails="every_point_is_moved")
def answer_in_rows(M, points):
    """Every number is right and the table lies on its side: one point in each row. The answer must look like the
    picture that came in, one point in each column, so that the next move can take it."""
    M, points = picture_fits(M, points)
    return (M @ points).T


@misconception("transform", fails="every_point_is_moved")
def move_times_points_entry_by_entry(M, points):
    """You multiplied entry by entry, with `*`. Moving a point needs rows times columns: a x + b y has two products
    and a sum in it. Which sign stands for that product in NumPy?"""
    M, points = picture_fits(M, points)
    return M * points


@misconception("transform", fails="every_point_is_moved")
def only_the_first_point(M, points):
    """The first point is right, and the others are missing. A picture has as many columns after a move as before.
    Take the whole table into the product, or let your loop run to the end."""
    M, points = picture_fits(M, points)
    return M @ points[:, :1]


@misconception("transform", fails="every_point_is_moved")
def new_x_used_for_y(M, points):
    """Your new x is right. But you wrote it over the old one, and then the new y was made from it. Both sums need the
    old x: keep it, or compute both before you store them."""
    M, points = picture_fits(M, points)
    x, y = points
    x = M[0, 0] * x + M[0, 1] * y
    y = M[1, 0] * x + M[1, 1] * y
    return np.array([x, y])


@misconception("transform", fails="moves_lists_and_single_points")
def moved_in_whole_numbers(M, points):
    """The fractions got lost: your answer was prepared as a table like the picture, which held whole numbers, so 1.5
    was cut down to 1. Start with a table that can hold fractions."""
    if np.shape(M) != (2, 2) or np.ndim(points) != 2 or len(points) != 2:
        raise ValueError("no picture")
    answer = np.zeros_like(points)
    answer[:] = np.asarray(M) @ np.asarray(points)
    return answer


@misconception("transform", fails="moves_lists_and_single_points")
def asks_a_list_for_its_shape(M, points):
    """For arrays your answer is right. A plain list has no `.shape`, so Python raised an AttributeError. Make arrays
    of the move and the picture first, as rule 1 of the house says."""
    if M.shape != (2, 2) or points.ndim != 2 or points.shape[0] != 2:
        raise ValueError("no picture")
    return M @ points


@misconception("transform", fails="moves_lists_and_single_points")
def single_point_lost_its_column(M, points):
    """A picture with several points is right. A single point, however, came out flat, shape (2,). It is still a
    picture, with one column: its shape stays (2, 1). Did you squeeze or flatten the answer?"""
    M, points = picture_fits(M, points)
    return np.squeeze(M @ points)


@misconception("transform", fails="refuses_what_is_no_picture")
def any_product_will_do(M, points):
    """What fits is right. But you left it to NumPy to complain, and it multiplies whatever it can: a flat list, or a
    matrix with three rows. Compare the shapes yourself, and raise a ValueError."""
    return np.asarray(M) @ np.asarray(points)


@misconception("transform", fails="refuses_what_is_no_picture")
def no_picture_is_none(M, points):
    """Where the shapes do not fit you return None, and whoever called you goes on with nothing. The promise is a
    ValueError that says which shape is wrong, so that it can be put right."""
    M, points = np.asarray(M), np.asarray(points)
    if M.shape != (2, 2) or points.ndim != 2 or points.shape[0] != 2:
        return None
    return M @ points


@misconception("transform", fails="leaves_the_picture_alone")
def picture_moved_in_place(M, points):
    """The numbers are right, but you wrote them into the picture that you were given, so the whale at rest is gone.
    Whoever drew it still needs it for the next frame. Put the answer into a new table."""
    M, points = picture_fits(M, points)
    points[:] = M @ points
    return points


# --- compose --------------------------------------------------------------------------------------------------------


def fitting_moves(transforms):
    """All as arrays of decimal numbers, of shape (2, 2)."""
    moves = [np.asarray(M, float) for M in transforms]
    if any(M.shape != (2, 2) for M in moves):
        raise ValueError("no move")
    return moves


def chained(moves):
    """A right chain, for answers that go wrong elsewhere."""
    together = np.eye(2)
    for M in moves:
        together = M @ together
    return together


@misconception("compose", fails="first_one_first")
def last_one_first(*transforms):
    """You multiplied in the order of reading, so the last move acts first. The points stand on the right of the
    product; the move that comes first has to stand next to them."""
    together = np.eye(2)
    for M in fitting_moves(transforms):
        together = together @ M
    return together


@misconception("compose", fails="first_one_first")
def moves_added_up(*transforms):
    """You added the moves. One after the other means that the second is applied to what the first has made, and
    B (A P) is a product. Two half turns should be no turn at all: try it."""
    return sum(fitting_moves(transforms), np.zeros((2, 2)))


@misconception("compose", fails="first_one_first")
def moves_multiplied_entry_by_entry(*transforms):
    """You multiplied entry by entry, with `*`. One move after another is a product of tables, rows times columns. The
    order matters in it, and in yours it never does."""
    together = np.ones((2, 2))
    for M in fitting_moves(transforms):
        together = together * M
    return together if transforms else np.eye(2)


@misconception("compose", fails="first_one_first")
def always_two_moves(*transforms):
    """Your function expects exactly two moves. The star collects any number of them, three or one or none: go through
    the tuple with a loop, and let the result grow move by move."""
    first, second = fitting_moves(transforms)
    return second @ first


@misconception("compose", fails="first_one_first")
def starts_from_zeros(*transforms):
    """Whatever is given, your answer is all zeros: you start from a table of zeros, and every product with it is zero.
    Start from the move that changes nothing. Which one is it?"""
    together = np.zeros((2, 2))
    for M in fitting_moves(transforms):
        together = M @ together
    return together


@misconception("compose", fails="first_one_first")
def starts_from_ones(*transforms):
    """You start from a table full of ones. For numbers, 1 changes nothing in a product; for tables it is the identity,
    with ones on the diagonal only. Where do the two arrows land if nothing moves?"""
    together = np.ones((2, 2))
    for M in fitting_moves(transforms):
        together = M @ together
    return together


@misconception("compose", fails="first_one_first")
def only_the_last_move(*transforms):
    """Your answer is the last move alone: each round of your loop forgets what the rounds before have made. The new
    move has to be multiplied with what is there already."""
    moves = fitting_moves(transforms)
    return moves[-1] if moves else np.eye(2)


@misconception("compose", fails="none_or_one_or_lists")
def no_move_is_an_error(*transforms):
    """With moves it is right. Without any, you ask for the first one all the same, and Python raises an IndexError.
    No move at all is allowed: it leaves every point where it is. Start from that."""
    moves = fitting_moves(transforms)
    together = moves[0]
    for M in moves[1:]:
        together = M @ together
    return together


@misconception("compose", fails="none_or_one_or_lists")
def no_move_is_none(*transforms):
    """With moves it is right. Without any, you return None, but somebody may go on calculating with your answer. To do
    nothing is a move as well, and it has a matrix."""
    return chained(fitting_moves(transforms)) if transforms else None


@misconception("compose", fails="none_or_one_or_lists")
def no_move_is_zero(*transforms):
    """With moves it is right. Without any, you answer with zeros, and that move throws every point onto the origin.
    The move that changes nothing leaves (1, 0) and (0, 1) where they are."""
    return chained(fitting_moves(transforms)) if transforms else np.zeros((2, 2))


@misconception("compose", fails="none_or_one_or_lists")
def lists_cannot_multiply(*transforms):
    """For arrays your answer is right. Python's plain lists do not know `@`, so a TypeError was raised. Make an array
    of every move first, as rule 1 of the house says."""
    if any(np.shape(M) != (2, 2) for M in transforms):
        raise ValueError("no move")
    together = transforms[0] if transforms else np.eye(2)
    for M in transforms[1:]:
        together = M @ together
    return together


@misconception("compose", fails="none_or_one_or_lists")
def first_move_overwritten(*transforms):
    """The answer is right, but you wrote it into the first move that was given, so that move is lost. Start from a copy
    or from the identity, and make a new table with every product."""
    if any(np.shape(M) != (2, 2) for M in transforms):
        raise ValueError("no move")
    together = np.asarray(transforms[0], float) if transforms else np.eye(2)
    for M in transforms[1:]:
        together[...] = np.asarray(M, float) @ together
    return together


@misconception("compose", fails="refuses_what_is_no_move")
def any_tables_will_do(*transforms):
    """Proper moves are right. But you never look at the shapes, and NumPy multiplies whatever it can: a (3, 2) and
    then a (2, 3) come out as (2, 2), as if nothing were wrong. Compare each shape yourself."""
    if not transforms:
        return np.eye(2)
    together = np.asarray(transforms[0])
    for M in transforms[1:]:
        together = np.asarray(M) @ together
    return together


@misconception("compose", fails="refuses_what_is_no_move")
def misfits_are_left_out(*transforms):
    """You leave out what is no move and go on with the rest. Then a frame of the film is missing and nobody knows why.
    Raise a ValueError instead, so that the mistake is found."""
    return chained([np.asarray(M, float) for M in transforms if np.shape(M) == (2, 2)])


# --- determinant ----------------------------------------------------------------------------------------------------


def four_numbers(M):
    """a, b, c, d of a table whose shape is right."""
    M = np.asarray(M, float)
    if M.shape != (2, 2):
        raise ValueError("not two by two")
    return M[0, 0], M[0, 1], M[1, 0], M[1, 1]


@misconception("determinant", fails="two_products_and_a_difference")
def both_products_added(M):
    """You added the two products. The formula takes the second away: try the identity with its rows swapped, a mirror,
    whose determinant must be −1. And a flat move should come out as 0."""
    a, b, c, d = four_numbers(M)
    return a * d + b * c


@misconception("determinant", fails="two_products_and_a_difference")
def rows_instead_of_diagonals(M):
    """You multiplied along the rows, a b and c d. The two products go along the diagonals: top left times bottom right,
    then top right times bottom left. Check with the identity, which takes one pot."""
    a, b, c, d = four_numbers(M)
    return a * b - c * d


@misconception("determinant", fails="two_products_and_a_difference")
def columns_instead_of_diagonals(M):
    """You multiplied down the columns, a c and b d. The two products go along the diagonals: top left times bottom
    right, then top right times bottom left. Check with the identity, which takes one pot."""
    a, b, c, d = four_numbers(M)
    return a * c - b * d


@misconception("determinant", fails="two_products_and_a_difference")
def the_other_way_around(M):
    """You took the products in the wrong order, b c first, so the sign is always wrong: the identity, which moves
    nothing, would be a mirror. Which diagonal comes first?"""
    a, b, c, d = four_numbers(M)
    return b * c - a * d


@misconception("determinant", fails="two_products_and_a_difference")
def only_the_main_diagonal(M):
    """You multiplied a and d only. That is enough for a stretch, where b and c are 0. In a slanted shape, corners of
    the box stay empty: a second product has to be taken away."""
    a, b, c, d = four_numbers(M)
    return a * d


@misconception("determinant", fails="two_products_and_a_difference")
def sum_of_the_diagonal(M):
    """You added a and d. That number has a name, the trace, but it is no area: a square that becomes 2 wide and 3 high
    takes 6 pots of paint, not 5. Areas come from products."""
    a, b, c, d = four_numbers(M)
    return a + d


@misconception("determinant", fails="two_products_and_a_difference")
def whole_pots_only(M):
    """You cut the answer to a whole number. Paint comes in fractions as well: half as wide is half a pot, and your
    answer makes nothing of it, as if the picture were flat. Leave the number as it is."""
    a, b, c, d = four_numbers(M)
    return int(a * d - b * c)


@misconception("determinant", fails="flat_mirrored_and_listed")
def size_without_sign(M):
    """The size of the area is right, and its sign is gone. The sign tells whether you see the front of the paper or
    its back: for a mirror the determinant is negative, and that is worth knowing."""
    a, b, c, d = four_numbers(M)
    return abs(a * d - b * c)


@misconception("determinant", fails="flat_mirrored_and_listed")
def flat_is_refused(M):
    """You raise an error when the determinant is 0. Flat is a fine answer to the question how much paint is needed:
    none. Only the way back is a problem, and that is the next question."""
    a, b, c, d = four_numbers(M)
    if a * d == b * c:
        raise ValueError("flat")
    return a * d - b * c


@misconception("determinant", fails="flat_mirrored_and_listed")
def list_with_two_indices(M):
    """For arrays your answer is right. A list of lists does not know `M[0, 1]`, so Python raised a TypeError. Make an
    array of the table first, as rule 1 of the house says."""
    if np.shape(M) != (2, 2):
        raise ValueError("not two by two")
    return M[0, 0] * M[1, 1] - M[0, 1] * M[1, 0]


@misconception("determinant", fails="flat_mirrored_and_listed")
def rows_subtracted_in_place(M):
    """A clever way: subtract a multiple of the first row from the second, and multiply the corners. But you did it in
    the table that was given, and now its owner has another move. Work on a copy."""
    M = np.asarray(M, float)
    if M.shape != (2, 2):
        raise ValueError("not two by two")
    if M[0, 0] == 0:
        return -M[0, 1] * M[1, 0]
    M[1] -= M[1, 0] / M[0, 0] * M[0]
    return M[0, 0] * M[1, 1]


@misconception("determinant", fails="is_for_two_by_two_only")
def corner_of_a_larger_table(M):
    """For (2, 2) it is right. From any larger table you take the top left corner and ignore the rest, so an answer
    appears that means nothing. Compare the shape first and raise a ValueError."""
    M = np.atleast_2d(np.asarray(M, float))
    if M.shape[0] < 2 or M.shape[1] < 2:
        raise ValueError("too small")
    return M[0, 0] * M[1, 1] - M[0, 1] * M[1, 0]


@misconception("determinant", fails="is_for_two_by_two_only")
def no_determinant_is_none(M):
    """For (2, 2) it is right. For other shapes you return None, and whoever called you goes on with nothing. The
    promise is a ValueError, with a sentence that says what is wrong."""
    M = np.asarray(M, float)
    if M.shape != (2, 2):
        return None
    return M[0, 0] * M[1, 1] - M[0, 1] * M[1, 0]


READY_MADE = (
    *sorted(LINALG),
    *("numpy.linalg." + name for name in "inv pinv det slogdet solve lstsq matrix_power tensorinv".split()),
    *("torch.pinverse", ".pinverse", "torch.logdet", ".logdet", "torch.slogdet", ".slogdet", ".inv"),
)
MATRIX_CLASS = ("numpy.asmatrix", "numpy.bmat", ".I")


@misconception("determinant", fails="two_products_and_a_difference", uses=(*READY_MADE, *MATRIX_CLASS))
def ready_made_determinant(M):
    """The number is right, and a library worked it out. Here it has to be your own formula: two products along the
    diagonals, and a difference. It is shorter than the call."""
    return float(np.linalg.det(np.asarray(M, float)))


# --- inverse --------------------------------------------------------------------------------------------------------


def undoable(M):
    """a, b, c, d and the determinant of a move that can be undone."""
    a, b, c, d = four_numbers(M)
    if abs(a * d - b * c) < 1e-12:
        raise ValueError("flat")
    return a, b, c, d, a * d - b * c


@misconception("inverse", fails="undoes_a_move")
def not_divided_by_the_determinant(M):
    """The four numbers stand in the right places with the right signs. Now try it on a stretch by 2: the way back must
    make things smaller. What in the formula stands in front of the table?"""
    a, b, c, d, area = undoable(M)
    return np.array([[d, -b], [-c, a]])


@misconception("inverse", fails="undoes_a_move")
def multiplied_by_the_determinant(M):
    """You multiplied by the determinant where the formula divides by it. A move that makes areas 5 times as large is
    undone by one that makes them a fifth as large."""
    a, b, c, d, area = undoable(M)
    return area * np.array([[d, -b], [-c, a]])


@misconception("inverse", fails="undoes_a_move")
def one_over_each_entry(M):
    """You took 1 over every entry. That undoes products of numbers, not of tables, and an entry of 0 becomes infinity.
    Multiply your answer by M: the identity should come out."""
    a, b, c, d, area = undoable(M)
    with np.errstate(divide="ignore"):
        return 1 / np.array([[a, b], [c, d]])


@misconception("inverse", fails="undoes_a_move")
def transposed_instead(M):
    """You turned rows into columns. For a rotation that is indeed the way back, a lucky case. For a stretch it changes
    nothing at all, so it cannot undo it. Use the formula of the text."""
    a, b, c, d, area = undoable(M)
    return np.array([[a, c], [b, d]])


@misconception("inverse", fails="undoes_a_move")
def signs_forgotten(M):
    """The places and the division are right, but b and c have kept their signs. Try a shear to the right: its way back
    leans to the left, so something has to become negative."""
    a, b, c, d, area = undoable(M)
    return np.array([[d, b], [c, a]]) / area


@misconception("inverse", fails="undoes_a_move")
def diagonal_stays(M):
    """The signs and the division are right, but a and d have stayed in their places. Try a stretch by 2 across and 4
    upwards: the way back must halve the x, not quarter it."""
    a, b, c, d, area = undoable(M)
    return np.array([[a, -b], [-c, d]]) / area


@misconception("inverse", fails="undoes_a_move")
def both_pairs_swapped(M):
    """You swapped a with d, which is right, and b with c as well, which is not. Those two stay where they are and only
    change their sign. A shear shows the difference."""
    a, b, c, d, area = undoable(M)
    return np.array([[d, -c], [-b, a]]) / area


@misconception("inverse", fails="undoes_a_move")
def minus_on_the_wrong_pair(M):
    """You gave the minus signs to a and d; they belong to b and c. Try the identity: the way back from doing nothing is
    doing nothing, and yours turns the picture around."""
    a, b, c, d, area = undoable(M)
    return np.array([[-d, b], [c, -a]]) / area


@misconception("inverse", fails="undoes_mirrors_and_lists")
def swapped_on_the_spot(M):
    """The answer is right, but you swapped the numbers and changed the signs in the table that was given. Whoever still
    needs the move has lost it. Write the four numbers into a new table."""
    M = np.asarray(M, float)
    if M.shape != (2, 2):
        raise ValueError("not two by two")
    area = M[0, 0] * M[1, 1] - M[0, 1] * M[1, 0]
    if abs(area) < 1e-12:
        raise ValueError("flat")
    M[0, 0], M[1, 1] = M[1, 1], M[0, 0]
    M[0, 1], M[1, 0] = -M[0, 1], -M[1, 0]
    return M / area


@misconception("inverse", fails="undoes_mirrors_and_lists")
def mirrors_refused(M):
    """You refuse every negative determinant, because it is less than the limit. But a mirror can be undone. It is the
    size that counts, without the sign: only close to 0, from either side, is it flat."""
    a, b, c, d = four_numbers(M)
    if a * d - b * c < 1e-12:
        raise ValueError("flat")
    return np.array([[d, -b], [-c, a]]) / (a * d - b * c)


@misconception("inverse", fails="undoes_mirrors_and_lists")
def inverse_of_arrays_only(M):
    """For arrays your answer is right. A list of lists does not know `M[0, 1]`, so Python raised a TypeError. Make an
    array of the table first, as rule 1 of the house says."""
    undoable(M)
    area = M[0, 0] * M[1, 1] - M[0, 1] * M[1, 0]
    return np.array([[M[1, 1], -M[0, 1]], [-M[1, 0], M[0, 0]]]) / area


@misconception("inverse", fails="tells_flat_from_thin")
def only_exactly_zero_is_flat(M):
    """You refuse a determinant of exactly 0. But rounding leaves a grain of dust where 0 should be, and dividing by
    dust gives enormous nonsense. The text names a limit, 1e-12: compare the size with that."""
    a, b, c, d = four_numbers(M)
    if a * d - b * c == 0:
        raise ValueError("flat")
    return np.array([[d, -b], [-c, a]]) / (a * d - b * c)


@misconception("inverse", fails="tells_flat_from_thin")
def thin_taken_for_flat(M):
    """You refuse too early: `np.isclose` and limits of your own call a thin picture flat. Its inverse has large
    numbers, and they are right. The agreed limit for the determinant is 1e-12."""
    a, b, c, d = four_numbers(M)
    if np.isclose(a * d - b * c, 0):
        raise ValueError("flat")
    return np.array([[d, -b], [-c, a]]) / (a * d - b * c)


@misconception("inverse", fails="tells_flat_from_thin")
def divides_by_zero(M):
    """You divide without a look at the determinant. For a flat move NumPy only warns and answers with infinity or nan,
    and the film goes on with nonsense. Check first and raise a ValueError."""
    a, b, c, d = four_numbers(M)
    with np.errstate(all="ignore"):
        return np.array([[d, -b], [-c, a]]) / (a * d - b * c)


@misconception("inverse", fails="tells_flat_from_thin")
def flat_is_none(M):
    """For a flat move you return None. Whoever wants to rewind the film then multiplies by nothing and gets a puzzling
    error much later. The promise is a ValueError, raised here, where the reason is known."""
    a, b, c, d = four_numbers(M)
    if abs(a * d - b * c) < 1e-12:
        return None
    return np.array([[d, -b], [-c, a]]) / (a * d - b * c)


@misconception("inverse", fails="inverts_two_by_two_only")
def inverse_of_a_corner(M):
    """For (2, 2) it is right. From any larger table you take the top left corner and ignore the rest, so an answer
    appears that undoes nothing. Compare the shape first and raise a ValueError."""
    M = np.atleast_2d(np.asarray(M, float))
    if M.shape[0] < 2 or M.shape[1] < 2:
        raise ValueError("too small")
    a, b, c, d, area = undoable(M[:2, :2])
    return np.array([[d, -b], [-c, a]]) / area


@misconception("inverse", fails="undoes_a_move", uses=READY_MADE)
def ready_made_inverse(M):
    """The answer is right, and a library worked it out. Here the formula has to be your own: swap two numbers, change
    two signs, divide by your determinant. Four entries, and you know each of them."""
    undoable(M)
    return np.linalg.inv(np.asarray(M, float))


@misconception("inverse", fails="undoes_a_move", uses=MATRIX_CLASS)
def inverse_of_the_matrix_class(M):
    """You made a NumPy `matrix` of the table and asked for its `.I`, which is a ready-made inverse. Stay with a plain
    array, and build the four entries yourself from the formula."""
    undoable(M)
    return np.asarray(np.asmatrix(np.asarray(M, float)).I)


# --- affine ---------------------------------------------------------------------------------------------------------


def shift_fits(M, t, points):
    """All three as arrays of decimal numbers, the shift as a column."""
    M, points = picture_fits(M, points)
    t = np.asarray(t, float)
    if t.shape not in ((2,), (2, 1)):
        raise ValueError("no shift")
    return M, t.reshape(2, 1), points


@misconception("affine", fails="moves_and_then_shifts")
def shift_forgotten(M, t, points):
    """You computed M P and left out t. The origin is still pinned to the table. After the product, every point has to
    be carried on by the same shift."""
    M, t, points = shift_fits(M, t, points)
    return M @ points


@misconception("affine", fails="moves_and_then_shifts")
def shift_before_the_move(M, t, points):
    """You shifted first and moved afterwards, so the shift was turned and stretched as well. In M P + t the product
    comes first. Then the shift is added, just as it was given."""
    M, t, points = shift_fits(M, t, points)
    return M @ (points + t)


@misconception("affine", fails="moves_and_then_shifts")
def move_forgotten(M, t, points):
    """You shifted the points without moving them by M. Both steps are needed: first the product of M and the points,
    then the shift on top of what comes out."""
    M, t, points = shift_fits(M, t, points)
    return points + t


@misconception("affine", fails="moves_and_then_shifts")
def shifted_backwards(M, t, points):
    """You took the shift away, so the whale swims backwards. With t = (10, 3), every point goes 10 to the right and 3
    up: the shift is added."""
    M, t, points = shift_fits(M, t, points)
    return M @ points - t


@misconception("affine", fails="moves_and_then_shifts")
def only_the_first_point_shifted(M, t, points):
    """Only the first point got the shift; the others stayed behind, and the whale is torn. Every column gets the same
    t: all the points travel together."""
    M, t, points = shift_fits(M, t, points)
    moved = M @ points
    moved[:, :1] += t
    return moved


@misconception("affine", fails="moves_and_then_shifts")
def right_and_up_swapped(M, t, points):
    """The two numbers of the shift have changed places. The first belongs to x, the first row of the picture, and the
    second to y, the second row."""
    M, t, points = shift_fits(M, t, points)
    return M @ points + t[::-1]


@misconception("affine", fails="moves_and_then_shifts")
def shift_laid_on_its_side(M, t, points):
    """You laid the shift down as a row. NumPy then hands its numbers out point by point, or makes a larger table, or
    gives up. It must stand as a column, (2, 1): one number for the x, one for the y."""
    M, t, points = shift_fits(M, t, points)
    return M @ points + t.T


@misconception("affine", fails=("shift_as_a_flat_list", "refuses_what_does_not_fit"))
def flat_shift_along_the_row(M, t, points):
    """A shift that stands is right. A flat one falls into the trap of the text: NumPy lays it along a row, which fails
    for most pictures and is silently wrong for two points. Stand it up, and check its shape."""
    M, points = picture_fits(M, points)
    return M @ points + np.asarray(t)


@misconception("affine", fails="shift_as_a_flat_list")
def only_standing_shifts(M, t, points):
    """You accept a shift that stands and refuse a flat list of two numbers. Both are allowed and mean the same: give
    the flat one its column shape, and go on."""
    if np.shape(t) != (2, 1):
        raise ValueError("no shift")
    M, t, points = shift_fits(M, t, points)
    return M @ points + t


@misconception("affine", fails="shift_as_a_flat_list")
def affine_of_arrays_only(M, t, points):
    """For arrays your answer is right. Python's plain lists do not know `@`, so a TypeError was raised. Make arrays
    of the move and the picture first, as rule 1 of the house says."""
    _, t, _ = shift_fits(M, t, points)
    return M @ points + t


@misconception("affine", fails="refuses_what_does_not_fit")
def stands_up_whatever_comes(M, t, points):
    """Both kinds of shift are right. But `reshape` stands up anything with two numbers, also a t that lies on its side,
    shape (1, 2). Ask for its shape before you change it."""
    M, points = picture_fits(M, points)
    return M @ points + np.reshape(np.asarray(t, float), (2, 1))


@misconception("affine", fails="refuses_what_does_not_fit")
def shift_stretched_to_fit(M, t, points):
    """Proper shifts are right. Others are stretched by NumPy without a word: a single number counts for x and y, a row
    is handed out point by point. Compare the shape of t with the two that are allowed."""
    M, points = picture_fits(M, points)
    t = np.asarray(t, float)
    return M @ points + (t[:, np.newaxis] if t.ndim == 1 else t)


@misconception("affine", fails="shifting_leaves_everything_alone")
def carried_off_in_place(M, t, points):
    """The numbers are right, but they were written into the picture that you were given, so the drawing at rest is
    gone. The next frame starts from it again. Put the answer into a new table."""
    M, t, points = shift_fits(M, t, points)
    points[:] = M @ points
    points += t
    return points


# --- collapse -------------------------------------------------------------------------------------------------------


def fitting_layers(layers):
    """All as pairs of arrays of decimal numbers whose shapes fit."""
    pairs = [(np.asarray(W, float), np.asarray(b, float)) for W, b in layers]
    if not pairs or any(b.shape != (W.shape[0], 1) for W, b in pairs):
        raise ValueError("no stack")
    if any(after[0].shape[1] != before[0].shape[0] for before, after in zip(pairs, pairs[1:])):
        raise ValueError("neighbours do not fit")
    return pairs


def joined(pairs):
    """A right collapse, for answers that go wrong elsewhere."""
    W, b = pairs[0]
    for next_W, next_b in pairs[1:]:
        W, b = next_W @ W, next_W @ b + next_b
    return W, b


@misconception("collapse", fails="one_layer_for_the_whole_stack")
def weights_in_the_order_of_reading(layers):
    """You multiplied the weights in the order of the list. The first layer meets x first, so its W has to stand on the
    right, next to x. It is the same as with moves: read a chain from right to left."""
    (W, b), *rest = fitting_layers(layers)
    for next_W, next_b in rest:
        W, b = W @ next_W, next_W @ b + next_b
    return W, b


@misconception("collapse", fails="one_layer_for_the_whole_stack")
def biases_only_added(layers):
    """You added the biases as they are. A bias goes through all the layers above it, like everything else: the 3 of the
    small example came out as 15. Multiply what is there by the next W, then add."""
    (W, b), *rest = fitting_layers(layers)
    for next_W, next_b in rest:
        W, b = next_W @ W, b + next_b
    return W, b


@misconception("collapse", fails="one_layer_for_the_whole_stack")
def last_bias_only(layers):
    """Your weights are right, and only the last bias has survived. What the lower layers add does not vanish: it is
    carried up through the layers above, and arrives changed."""
    pairs = fitting_layers(layers)
    return joined(pairs)[0], pairs[-1][1]


@misconception("collapse", fails="one_layer_for_the_whole_stack")
def last_layer_only(layers):
    """Your answer is the last layer alone: each round of your loop forgets the layers before. Join the next layer to
    what you have made so far, the weights and the bias."""
    return fitting_layers(layers)[-1]


@misconception("collapse", fails="one_layer_for_the_whole_stack")
def always_two_layers(layers):
    """Your function expects exactly two layers. A stack may have one, or three, or a hundred: go through the list with
    a loop, and join each layer to the one that you have so far."""
    first, second = fitting_layers(layers)
    return joined([first, second])


@misconception("collapse", fails="one_layer_for_the_whole_stack")
def weights_without_a_bias(layers):
    """You returned the weights without a bias. A layer is a pair, (W, b), and the biases of the stack add up to one
    that is rarely zero. Return both."""
    return joined(fitting_layers(layers))[0]


@misconception("collapse", fails="one_layer_for_the_whole_stack")
def bias_as_a_flat_list(layers):
    """The numbers are right, but your b is a flat list. Here a bias is a column, shape (m, 1), so that it can be added
    to every example of a batch. Leave it standing."""
    W, b = joined(fitting_layers(layers))
    return W, b.ravel()


@misconception("collapse", fails="one_layer_for_the_whole_stack")
def bias_left_in_the_columns(layers):
    """You sent the unit arrows through the stack to see where they land, a fine idea. But each of them took the bias
    along. A column of W is what is left when the bias has been taken away again."""
    pairs = fitting_layers(layers)
    W, b = joined(pairs)
    return W + b, b


@misconception("collapse", fails="one_layer_for_the_whole_stack")
def a_bend_slipped_in(layers):
    """There is an activation in your chain: what is negative became 0. This stack has none, and that is the whole
    point. With a bend in between, no single layer could do the same."""
    (W, b), *rest = fitting_layers(layers)
    W, b = np.maximum(W, 0), np.maximum(b, 0)
    for next_W, next_b in rest:
        W, b = np.maximum(next_W @ W, 0), np.maximum(next_W @ b + next_b, 0)
    return W, b


@misconception("collapse", fails="one_layer_and_lists")
def one_layer_is_no_stack(layers):
    """Two or more layers are right. A single one made your function stop, because it looks for a second. One layer is
    already collapsed: the same numbers come back."""
    pairs = fitting_layers(layers)
    W, b = joined(pairs[:2])
    pairs[1]
    for pair in pairs[2:]:
        W, b = joined([(W, b), pair])
    return W, b


@misconception("collapse", fails="one_layer_and_lists")
def layers_of_arrays_only(layers):
    """For arrays your answer is right. Python's plain lists do not know `@` and have no `.shape`. Make arrays of every
    W and b first, as rule 1 of the house says."""
    fitting_layers(layers)
    W, b = layers[0]
    answer = W.astype(float), b.astype(float)
    for next_W, next_b in layers[1:]:
        answer = next_W @ answer[0], next_W @ answer[1] + next_b
    return answer


@misconception("collapse", fails="refuses_what_is_no_stack")
def first_of_an_empty_list(layers):
    """Stacks are right. But with an empty list you still ask for the first layer, and Python raises an IndexError. The
    promise is a ValueError: look whether there is a layer before you use it."""
    if len(layers) == 0:
        return layers[0]
    return joined(fitting_layers(layers))


@misconception("collapse", fails="refuses_what_is_no_stack")
def biases_of_any_shape(layers):
    """What fits is right. But NumPy stretches a lonely bias, or one that is flat, without a word, and then a layer has
    other biases than it was given. Check that each b has shape (m, 1)."""
    if len(layers) == 0:
        raise ValueError("no layers")
    return joined([(np.asarray(W, float), np.asarray(b, float)) for W, b in layers])


@misconception("collapse", fails="refuses_what_is_no_stack")
def biases_in_several_columns(layers):
    """What fits is right. But you only count the rows of b, so a b with two columns slips through and comes out with
    two columns. A neuron has one bias: the shape must be (m, 1)."""
    if len(layers) == 0:
        raise ValueError("no layers")
    arrays = [(np.asarray(W, float), np.asarray(b, float)) for W, b in layers]
    if any(b.ndim != 2 or len(b) != len(W) for W, b in arrays):
        raise ValueError("a bias does not fit")
    return joined(arrays)


@misconception("collapse", fails="refuses_what_is_no_stack")
def no_stack_is_none(layers):
    """Where something does not fit you return None, and whoever called you goes on with nothing. Raise a ValueError
    that says which layer is wrong: it saves an hour of searching."""
    try:
        return joined(fitting_layers(layers))
    except ValueError:
        return None


@misconception("collapse", fails="leaves_the_layers_alone")
def added_into_the_given_bias(layers):
    """The answer is right, but `+=` wrote it into the biases that you were given, so the stack is no longer what it
    was. Run your function twice and see. Put the sum into a new array."""
    (W, b), *rest = fitting_layers(layers)
    for next_W, next_b in rest:
        next_b += next_W @ b
        W, b = next_W @ W, next_b
    return W, b

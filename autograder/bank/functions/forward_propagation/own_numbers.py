"""Numbers of one's own: how dark it is on the evening ride and at night, how fast the ride, how lazy the two lights."""

import numpy as np

from autograder.checks import alike, drawn, entries, worked_out

WEIGHTS = np.array([[1, 2], [1, 1], [0, 1]])
NOON = 1  # how dark it is then
RIDE_IN_THE_EVENING, RIDE_AT_NOON, PARKED_AT_NIGHT, PARKED_AT_NOON = range(4)
FRONT, REAR, DISPLAY = range(3)


@drawn(6)
def dark(rng):
    return rng.integers(5, 9).item()


@drawn(3)
def speed(rng):
    return rng.integers(2, 5).item()


@drawn(9)
def night(rng):
    return rng.integers(9, 11).item()


@drawn([8, 5, 1])
def lazy(rng):
    """The biases, without their minus signs."""
    return [rng.integers(6, 10).item(), rng.integers(4, 7).item(), 1]


@worked_out
def moments(dark, speed, night):
    return [[dark, NOON, night, NOON], [speed, speed, 0, 0]]


@worked_out
def sums(moments):
    return WEIGHTS @ moments


@worked_out
def shifted(sums, lazy):
    return np.array(sums) - np.reshape(lazy, (3, 1))


@worked_out
def glow(shifted):
    return np.maximum(0, shifted)


@worked_out
def twice(speed):
    return 2 * speed


@worked_out
def below(shifted):
    """How far below zero the front light is at noon."""
    return -shifted[FRONT][RIDE_AT_NOON]


@worked_out
def evening(sums, glow, lazy):
    """The ride in the evening, in columns."""
    return {
        "x": [[row[RIDE_IN_THE_EVENING]] for row in sums],
        "a": [[row[RIDE_IN_THE_EVENING]] for row in glow],
        "b": [[-bias] for bias in lazy],
    }


@worked_out
def texts(moments, glow, evening, dark, speed):
    return {
        "moments": entries(moments),
        "glow": entries(glow),
        "b": entries(evening["b"]),
        "ride": entries([[dark], [speed]]),
        "sums": entries(evening["x"]),
        "a": entries(evening["a"]),
    }


@alike
def the_front_light_is_on_in_the_evening_and_at_night(shifted):
    """The front light glows in the evening (1 to 9), and less (1 to 3) when the bike is parked at night."""
    ride, parked = shifted[FRONT][RIDE_IN_THE_EVENING], shifted[FRONT][PARKED_AT_NIGHT]
    return 1 <= parked <= 3 and parked < ride <= 9


@alike
def noon_is_a_matter_of_the_bend(sums, shifted):
    """At noon the front light has a sum above zero and, with its bias, one below: bend and shift cannot be swapped."""
    return sums[FRONT][RIDE_AT_NOON] > 0 > shifted[FRONT][RIDE_AT_NOON] and shifted[FRONT][PARKED_AT_NOON] < 0


@alike
def the_rear_light_is_on_when_it_is_dark(shifted):
    """The rear light is on in the evening and parked at night, and off at noon."""
    ride, noon, night, parked = shifted[REAR]
    return ride > 0 and night > 0 and noon <= 0 and parked <= 0


@alike
def the_display_sleeps_while_the_bike_is_parked(shifted):
    """The display is on during both rides, and off while the bike is parked."""
    return all((value > 0) == ride for value, ride in zip(shifted[DISPLAY], (True, True, False, False)))


LINES = r"""
# lazy, so it wants to hear a lot before it does anything: its **bias** is −<<lazy[0]>>. Follow two moments through it, line by
# | | | an evening ride: dark <<dark>>, speed <<speed>> | a ride at noon: dark 1, speed <<speed>> |
# | **weigh** | each input times its weight | $1 \cdot <<dark>> = <<dark>>$, $2 \cdot <<speed>> = <<twice>>$ | $1 \cdot 1 = 1$, $2 \cdot <<speed>> = <<twice>>$ |
# | **add up** | all of them | <<sums[0][0]>> | <<sums[0][1]>> |
# | **shift** | add the bias, once | $<<sums[0][0]>> - <<lazy[0]>> = <<shifted[0][0]>>$ | $<<sums[0][1]>> - <<lazy[0]>> = <<shifted[0][1]>>$ |
# | **bend** | the activation function, here `relu` | <<glow[0][0]>> | <<glow[0][1]>> |
# In the evening the light glows at <<glow[0][0]>>. At noon it stays off. All four lines in one, for as many inputs as you like:
# (You get $\text{relu}(<<sums[0][1]>>) - <<lazy[0]>> = <<shifted[0][1]>>$, a light with the brightness −<<below>>. The bend comes last, and it comes once.)
print("a ride in the evening:", neuron([1, 2], [<<dark>>, <<speed>>], -<<lazy[0]>>, relu))
print("a ride at noon:       ", neuron([1, 2], [1, <<speed>>], -<<lazy[0]>>, relu))
print("parked, in the night: ", neuron([1, 2], [<<night>>, 0], -<<lazy[0]>>, relu))
# \qquad b = \begin{bmatrix} <<texts[b]>> \end{bmatrix} \qquad x = \begin{bmatrix} <<texts[ride]>> \end{bmatrix}
# \begin{bmatrix} <<texts[sums]>> \end{bmatrix} + \begin{bmatrix} <<texts[b]>> \end{bmatrix} =
# \begin{bmatrix} <<texts[a]>> \end{bmatrix}
# \qquad a = f(W x + b) = \begin{bmatrix} <<texts[a]>> \end{bmatrix}$$
# $$f\left(W \begin{bmatrix} <<texts[moments]>> \end{bmatrix} + b\right) =
# \begin{bmatrix} <<texts[glow]>> \end{bmatrix}$$
bike_biases = np.array(<<evening[b]>>)
print(layer(bike_weights, <<moments>>, bike_biases, relu))
# The rear light of the parked bike is the <<glow[1][2]>> in the second row and the third column. Row: which neuron. Column: which
# On the border of the front light, $1 \cdot \text{dark} + 2 \cdot \text{speed} - <<lazy[0]>> = 0$, and that is the equation of a
expect(neuron, ([1, 2], [<<dark>>, <<speed>>], -<<lazy[0]>>, relu), <<glow[0][0]>>)
expect(neuron, ([1, 2], [1, <<speed>>], -<<lazy[0]>>, relu), <<glow[0][1]>>)
expect(layer, ([[1, 2], [1, 1], [0, 1]], [[<<dark>>], [<<speed>>]], <<evening[b]>>, relu), <<evening[a]>>)
moments, glow = <<moments>>, <<glow>>
expect(layer, ([[1, 2], [1, 1], [0, 1]], moments, <<evening[b]>>, relu), glow)
"""  # noqa: E501

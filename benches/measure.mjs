/**
 * Measuring two ways to do one thing, so that their ratio can be believed on a machine that others use too:
 * both are warmed up, run in turns for many rounds, and compared by the medians of the rounds.
 */

/** Rounds of each side. An odd number has a middle. */
const ROUNDS = 21;
/** How long one round of one side lasts at least, in milliseconds: long against the clock's grain and the timer's cost. */
const ROUND = 15;
/** How long each side is run before anything is measured, in milliseconds, so that it is compiled. */
const WARM_UP = 150;
/** How many calls are under way at a time where answers come later. */
const CROWD = 64;

/** What a measured function returned last. It is seen from outside, so the engine can't leave the work out. */
export let kept;

/**
 * Measures `ours` and `peer`, and writes the result as a line of JSON. Each is a function that does the thing once; it
 * gets the number of its call, so that each call can be different, and returns something that depends on the work. A peer
 * that only answers later gives a promise; then a crowd of calls is under way at a time, as a busy server would have it.
 *
 * @param {{ what: string, ours: (call: number) => unknown, peer: (call: number) => unknown, peerName: string }} comparison
 * @returns {Promise<{ what: string, ours: number, peer: number, peerName: string, unit: string, ratio: number, spread: number }>}
 *   Microseconds for one call; `ratio` is how many times faster ours is; `spread` is half of the range in which the
 *   middle half of the rounds' ratios lies, as a part of the ratio.
 */
export async function compare({ what, ours, peer, peerName, crowd = CROWD }) {
  const sides = [await side(ours, crowd), await side(peer, crowd)];
  const times = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    globalThis.gc?.();
    // Each side goes first in every other round.
    for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) times[index].push(await sides[index]());
  }

  const [oursTime, peerTime] = times.map(median);
  const ratios = times[0].map((time, round) => times[1][round] / time).toSorted((a, b) => a - b);
  const ratio = median(ratios);
  const spread = (quantile(ratios, 0.75) - quantile(ratios, 0.25)) / 2 / ratio;
  return tell({ what, ours: oursTime, peer: peerTime, peerName, unit: 'µs', ratio, spread });
}

/** Writes a result as a line of JSON, and gives it. */
export function tell(result) {
  console.log(JSON.stringify(result));
  return result;
}

/** Warms `run` up, finds how often a round calls it, and gives the function that runs a round: microseconds a call. */
async function side(run, size) {
  let call = 0;
  const first = run(call);
  const isLater = first instanceof Promise;
  await first;
  const batch = async (calls) => {
    const start = performance.now();
    const end = call + calls;
    if (isLater) {
      for (; call < end; call += size) keep(await Promise.all(crowd(run, call, Math.min(end, call + size))));
      call = end;
    } else {
      for (; call < end; call += 1) keep(run(call));
    }
    return performance.now() - start;
  };
  let calls = 1;
  let elapsed = 0;
  for (let total = 0; total < WARM_UP || elapsed < ROUND; total += elapsed) {
    elapsed = await batch(calls);
    if (elapsed < ROUND) calls = Math.ceil(calls * Math.min(10, (1.2 * ROUND) / Math.max(elapsed, 0.01)));
  }
  return async () => (1000 * (await batch(calls))) / calls;
}

/** The calls from one number up to another, all begun. */
const crowd = (run, from, to) => Array.from({ length: to - from }, (_, at) => run(from + at));

function keep(value) {
  if (value === undefined) throw new TypeError('what is measured must return something that depends on its work');
  kept = value;
}

export const median = (values) => quantile(values.toSorted((a, b) => a - b), 0.5);

/** The value below which a part of sorted values lies. */
const quantile = (sorted, part) => sorted[Math.round((sorted.length - 1) * part)];

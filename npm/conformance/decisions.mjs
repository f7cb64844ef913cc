/** The module with the host of pages, and with the methods of the JDK that the DMN suite calls. */

import { Host } from '../src/face/host.ts';
import { start } from '../src/loaders/start.ts';
import { HostFunctions } from '../src/rules/resident.ts';
import { answerStored } from '../src/wasm/routeslip.js';

/** The instant of the native run. */
const NOW = Date.UTC(2026, 0, 31, 10, 30);

/** The answers to the requests about each of the bundles, as text. */
export async function answers([module, rest], all) {
  await start(() => module, { now: () => rest });
  const jdk = new HostFunctions(methods);
  return all.map(({ bundle, requests }) => answerStored(new Host(() => NOW), jdk, bundle, requests));
}

function number(value) {
  if (typeof value !== 'number' || Number.isNaN(value)) throw new TypeError('not a number');
  return value;
}

function text(value) {
  if (typeof value !== 'string') throw new TypeError('not a text');
  return value;
}

const max = (left, right) => Math.max(number(left), number(right));
const read = (value) => number(Number(text(value)));

function character(value) {
  if ([...text(value)].length !== 1) throw new TypeError('not a character');
  return value;
}

/** By the names that the suite writes, blanks included. */
const methods = {
  'java.lang.Math.max(double,double)': max,
  'java.lang.Math.max(double, double)': max,
  'java.lang.Math.max(float,float)': max,
  'java.lang.Math.max(int,int)': max,
  'java.lang.Math.max(long,long)': max,
  'java.lang.Math.cos(double)': (angle) => Math.cos(number(angle)),
  'java.lang.Short.valueOf(short)': number,
  'java.lang.Byte.valueOf(byte)': number,
  'java.lang.String.valueOf(char)': character,
  'java.lang.Integer.valueOf(java.lang.String)': read,
  'java.lang.Float.valueOf(java.lang.String)': read,
  'java.lang.Double.valueOf(java.lang.String)': read,
  'java.lang.String.format(java.lang.String, [Ljava.lang.Object;)': (format, ...values) =>
    values.reduce((done, value) => done.replace('%s', () => value), text(format)),
};

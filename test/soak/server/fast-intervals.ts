/** What the library does every minute it does twice a second, and its keep-alives come every 125 ms. */
const TIMES_AS_FAST = 120;

const { setInterval: original } = globalThis;

Object.assign(globalThis, {
  setInterval: (
    callback: (...args: unknown[]) => void,
    delay = 0,
    ...args: unknown[]
  ) => original(callback, delay / TIMES_AS_FAST, ...args),
});

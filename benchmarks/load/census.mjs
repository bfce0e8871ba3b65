/**
 * Loaded before every server: tells the load process what the server has used
 * so far, when asked `census`, and ends the server with the load process.
 */
process.on('message', (question) => {
  if (question !== 'census') return;
  const { user, system } = process.cpuUsage();
  // Only servers whose memory is measured are started with `--expose-gc`.
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({ cpuUs: user + system, heapBytes: heapUsed + external, rss });
});
process.on('disconnect', () => process.exit());

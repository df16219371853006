// Preloaded into a measured process: when it ends, writes its wall time, CPU and peak of memory to descriptor 3.
const { readFileSync, writeSync } = require('node:fs')

/** MiB. On Linux `ru_maxrss` begins with what the parent had (it survives exec); VmHWM is the process's own. */
function peakMb(maxRss) {
  try {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'latin1'))[1]) / 1024
  } catch {
    return maxRss / 1024
  }
}

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const cpuS = (userCPUTime + systemCPUTime) / 1e6
  writeSync(3, JSON.stringify({ wallS: performance.now() / 1e3, cpuS, peakMb: peakMb(maxRSS) }))
})

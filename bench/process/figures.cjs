// Preloaded into a measured process: when it ends, writes its wall time, CPU and peak of memory to descriptor 3.
const { writeSync } = require('node:fs')

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const figures = { wallS: performance.now() / 1e3, cpuS: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024 }
  writeSync(3, JSON.stringify(figures))
})

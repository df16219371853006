/** Everything under way that one signal ends; one listener a signal, however many calls wait on it. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls `listener` once when the signal aborts, at once where it has; the function that is returned takes it back. Every
 * call under way listens to the run's one signal: Node 20 warns of a leak past ten listeners (MaxListenersExceededWarning).
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) {
    listener()
    return () => {}
  }
  const listeners = waiting.get(signal) ?? listenTo(signal)
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const listeners = new Set<() => void>()
  waiting.set(signal, listeners)
  signal.addEventListener(
    'abort',
    () => {
      for (const listener of listeners) listener()
      listeners.clear()
    },
    { once: true },
  )
  return listeners
}

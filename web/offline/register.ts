/** Install the page for use without a network, and notice when a newer one is ready. */

/** How often a page that stays open asks for a newer build, ms. */
const ASK_EVERY = 60 * 60 * 1000

/**
 * Register the service worker of the build, where the browser and the address allow one (https or this machine).
 * @param onReady called with what takes the newer build, whenever one is installed and waits. All open pages of this
 * address are then loaded anew; their work is kept by the session.
 */
export async function registerOffline(onReady: (take: () => void) => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  reloadWhenReplaced(serviceWorker)
  const registration = await serviceWorker.register('./service-worker.js', { updateViaCache: 'none' })
  const offer = (worker: ServiceWorker) => onReady(() => worker.postMessage({ type: 'SKIP_WAITING' }))
  if (registration.waiting !== null && serviceWorker.controller !== null) offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      // Without a controller this is the first build ever: there is nothing to be newer than.
      if (installing.state === 'installed' && serviceWorker.controller !== null) offer(installing)
    })
  })
  setInterval(() => void registration.update().catch(stillOffline), ASK_EVERY)
}

/** Load the page anew when another build takes over; the first build that takes the page is the page's own. */
function reloadWhenReplaced(container: ServiceWorkerContainer): void {
  let controlled = container.controller !== null
  container.addEventListener('controllerchange', () => {
    if (controlled) window.location.reload()
    controlled = true
  })
}

/** Without a network there is nothing newer to be had; the next hour asks again. */
function stillOffline(): void {}

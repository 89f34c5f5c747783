/** Reads the settings before the first visitor arrives: a shop with invalid settings reports them and does not start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  await import('./lib/config/env').catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
}

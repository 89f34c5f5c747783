// Loaded into every process a script starts, before its own code: when that script is gone, however it ended, the standard
// input it held open closes, and the process ends too. Nothing is left behind that keeps a port or the database's folder.
// Processes started by this one inherit the loading but have another parent, and are left alone.
if (process.env.KEELMARK_PARENT === String(process.ppid)) {
  const end = () => {
    process.kill(process.pid, 'SIGTERM')
    // Whatever it waits for, such as the database, may be gone too.
    setTimeout(() => process.exit(1), 10_000).unref()
  }
  process.stdin.on('end', end)
  process.stdin.on('error', end)
  process.stdin.resume()
  process.stdin.unref?.()
}

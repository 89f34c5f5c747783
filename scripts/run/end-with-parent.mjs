// Loaded into every process that a script starts, before its own code: once the script is gone, however it ended, the standard input that
// it kept open closes, and the process ends too. No process stays behind that occupies a port or the database's folder. Processes started
// by this one also load it but have a different parent, so they are not affected.
if (process.env.KEELMARK_PARENT === String(process.ppid)) {
  const end = () => {
    process.kill(process.pid, 'SIGTERM')
    // What the process is waiting for, such as the database, may be gone too.
    setTimeout(() => process.exit(1), 10_000).unref()
  }
  process.stdin.on('end', end)
  process.stdin.on('error', end)
  process.stdin.resume()
  process.stdin.unref?.()
}

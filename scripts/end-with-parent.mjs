// Loaded into every part before its own code: when the script that started it is gone, however it ended, its standard
// input closes, and the part ends too. Nothing is left behind that keeps a port or the database's folder.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.resume()
process.stdin.unref?.()

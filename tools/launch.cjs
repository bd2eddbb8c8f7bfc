// Starts a program of this folder in a session of its own, so that neither Ctrl+C nor the death of the app reaches it,
// with its output in a log file. Prints its process id and ends.
// Arguments: log file, then what node is to run.
'use strict';
const { spawn } = require('node:child_process');
const { openSync } = require('node:fs');

const [log, ...program] = process.argv.slice(2);
const output = openSync(log, 'a');
const child = spawn(process.execPath, program, { detached: true, stdio: ['ignore', output, output] });
child.unref();
process.stdout.write(`${child.pid}\n`);

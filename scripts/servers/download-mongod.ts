/** Downloads MongoDB's own server into the folder given as argument and prints the path of the program. Run apart, so that
 *  it can be given up. */
import { MongoBinary } from 'mongodb-memory-server-core';

const [downloadDir, version] = process.argv.slice(2);
if (downloadDir === undefined || version === undefined) throw new Error('Usage: download-mongod.ts FOLDER VERSION');
process.stdout.write(`${await MongoBinary.getPath({ downloadDir, version })}\n`);

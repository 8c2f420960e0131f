import { inflateRawSync } from 'node:zlib';

/** Names and texts of the files in a zip archive, such as an Excel workbook. */
export function unzip(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const endAt = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  for (let at = bytes.readUInt32LE(endAt + 16); bytes.readUInt32LE(at) === 0x02014b50;) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const dataAt = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(dataAt, dataAt + bytes.readUInt32LE(at + 20));
    files.set(name, (bytes.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString('utf8'));
    at += 46 + nameLength + extraLength + noteLength;
  }
  return files;
}

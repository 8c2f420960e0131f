import { pino, type DestinationStream, type Logger } from 'pino';

/** Fields that hold personal data or secrets: never written, however deep a caller nests them up to two levels. */
const PRIVATE_FIELDS = [
  'name',
  'fullName',
  'customerName',
  'contactName',
  'phone',
  'mobile',
  'email',
  'address',
  'idNumber',
  'certificateNumber',
  'cardNumber',
  'accountNumber',
  'birthDate',
  'wechat',
  'notes',
  'note',
  'comment',
  'minutes',
  'password',
  'token',
  'apiKey',
  'authorization',
  'cookie',
  'payloadKeys',
] as const;

/** A JSON logger, one object a line, with personal data and secrets replaced.
 *  @param destination for tests; standard output otherwise */
export function createLogger(
  options: { readonly level: string; readonly process: 'api' | 'worker' | 'script' },
  destination?: DestinationStream,
): Logger {
  const paths = PRIVATE_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    {
      level: options.level,
      base: { process: options.process },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths, censor: '[private]' },
    },
    ...(destination === undefined ? [] : [destination]),
  );
}

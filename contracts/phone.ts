import * as z from 'zod';

// No table of number ranges: a carrier's new range must not keep a lead out. Only the shape is checked.
const mainlandMobile = /^1[3-9]\d{9}$/;
const mainlandLandline = /^0(10|2\d|[3-9]\d{2})\d{7,8}$/;
const nationalService = /^(400|800)\d{7}$/;
const international = /^\+[1-9]\d{6,14}$/;

/** A telephone number as people write it, in E.164.
 *  @returns null when it is neither a mainland mobile, landline or 400 number nor an international number with +
 *  @source ITU-T E.164: at most 15 digits; 8 for a mainland landline without its area code's 0 */
export function toE164(written: string): string | null {
  const compact = written.normalize('NFKC').replaceAll(/[\s().-]/g, '');
  const dialled = compact.replace(/^00/, '+');
  const national = dialled.replace(/^\+86/, '');
  if (mainlandMobile.test(national) || nationalService.test(national)) return `+86${national}`;
  if (mainlandLandline.test(national)) return `+86${national.slice(1)}`;
  if (dialled.startsWith('+86')) return mainlandLandline.test(`0${national}`) ? dialled : null;
  return international.test(dialled) ? dialled : null;
}

/** A telephone number in a request.   @returns E.164 */
export const phoneIn = z
  .string()
  .trim()
  .max(40)
  .transform((written, context) => {
    const normal = toE164(written);
    if (normal !== null) return normal;
    context.issues.push({
      code: 'custom',
      input: written,
      message:
        'must be a mobile number (13800138000), a landline with its area code (0571-88888888) or an international number with +',
    });
    return z.NEVER;
  })
  .meta({ example: '13800138000' });

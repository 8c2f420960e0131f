import { severities, type Severity } from '../../domain/complaint/catalogue.ts';
import { complaintPreset } from '../../domain/complaint/presets.ts';
import type { ComplaintRules, SeverityLimits } from '../../domain/complaint/rules.ts';

/** Days within which a company answers a complaint that was sent to it; what `timely_response` of the file says. */
const companyAnswersWithin = { unit: 'days', amount: 15 } as const;
/** Days within which the last word is spoken. */
const closedWithin = { unit: 'days', amount: 60 } as const;

/** The limits of this file's authority instead of a bank's, as data: the preset of the 15 days, with the same limits for every
 *  severity, because the authority knows none. Levels, ladders, approvals and appeals are those of the preset.
 *
 *  The product counts every limit from receipt. The file's own verdict counts from the day a complaint was sent to the
 *  company, which is the day on which the inquiry begins here: so the wait for news during the inquiry is the clock that must
 *  agree with it, and the limits from receipt show what the customer lived through. */
export function demonstrationRules(): ComplaintRules {
  const china = complaintPreset('china')?.rules;
  if (china === undefined) throw new Error('There is no preset china');
  const limits = Object.fromEntries(
    severities.map((severity): [Severity, SeverityLimits] => [
      severity,
      {
        ...china.limits[severity],
        acknowledge: { unit: 'workingDays', amount: 1 },
        firstAnswer: companyAnswersWithin,
        resolve: closedWithin,
      },
    ]),
  ) as ComplaintRules['limits'];
  return { ...china, preset: 'demonstration', limits, waits: { ...china.waits, interimNews: companyAnswersWithin } };
}

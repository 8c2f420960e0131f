import { clockWords, complaintAudienceWords, severityWords } from '../../../domain/complaint/catalogue-words.ts';
import { complaintPreset } from '../../../domain/complaint/presets.ts';
import type { RuleChange, RulePart } from '../../../domain/complaint/rule-edits.ts';
import type { ComplaintRung } from '../../../domain/complaint/rules.ts';
import type { Wait } from '../../../domain/wait.ts';
import { waitWords } from '../../parts/settings/wait-words.ts';
import { useFormats } from '../../words/format.ts';
import { usePunctuation } from '../../words/punctuation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

/** Says parts of the rules and their values in the language chosen now. */
export function useRuleTexts() {
  const t = useWords(words);
  const localized = useLocalized();
  const marks = usePunctuation();

  const units = useWords(waitWords);
  const formats = useFormats();

  const wait = ({ unit, amount }: Wait): string => `${amount} ${units(unit)}`;

  const rung = ({ at, tell, action, repeatEvery }: ComplaintRung): string => {
    const time = 'after' in at ? at.after : at.before;
    const when = time.amount === 0 ? t('atDue') : `${wait(time)} ${t('after' in at ? 'after' : 'before')}`;
    const again = repeatEvery === null ? '' : ` (${t('repeatEvery')} ${wait(repeatEvery)})`;
    return `${when} ${localized(complaintAudienceWords[tell])} ${t(action)}${again}`;
  };

  const part = (which: RulePart): string => {
    switch (which.kind) {
      case 'preset':
        return t('preset');
      case 'limit':
        return t('limitOf', {
          severity: localized(severityWords[which.severity]),
          clock: localized(clockWords[which.clock]),
        });
      case 'startLevel':
        return t('startOf', { severity: localized(severityWords[which.severity]) });
      case 'wait':
        return localized(clockWords[which.clock]);
      case 'compensation':
        return t('compensationOf', { level: which.level });
      case 'ladder':
        return t('ladderOf', { clock: localized(clockWords[which.clock]) });
      case 'severityLadder':
        return t('severityLadderOf', {
          severity: localized(severityWords[which.severity]),
          clock: localized(clockWords[which.clock]),
        });
    }
  };

  const value = (of: RuleChange['before'], kind: RulePart['kind']): string => {
    if (of === null) return t('asForAll');
    if (typeof of === 'string') {
      const preset = complaintPreset(of);
      return preset === null ? of : localized(preset.name);
    }
    if (typeof of === 'number' && kind !== 'compensation') return t('levelNumber', { level: of });
    if (typeof of === 'number') return of < 0 ? '–' : formats.money(of);
    if ('unit' in of) return wait(of);
    return of.length === 0 ? t('nothing') : marks.list(of.map(rung));
  };

  return { wait, part, value };
}

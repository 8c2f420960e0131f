import { levelWords, severityWords } from '../../../domain/complaint/catalogue-words.ts';
import type { Level, Severity } from '../../../domain/complaint/catalogue.ts';
import { defineWords, useLocalized, useWords } from '../../words/words.ts';
import './complaint.css';

const words = defineWords('severity-tag', {
  zh: { provisional: '暂定', level: '第 {{level}} 级' },
  en: { provisional: 'provisional', level: 'Level {{level}}' },
});

interface SeverityTagProps {
  readonly severity: Severity;
  /** False while nobody has confirmed it. */
  readonly isConfirmed: boolean;
}

/** How grave a case is. */
export function SeverityTag({ severity, isConfirmed }: SeverityTagProps) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <span className={`severity severity-${severity}`}>
      {localized(severityWords[severity])}
      {!isConfirmed && ` · ${t('provisional')}`}
    </span>
  );
}

/** At which level a case is; who that is, on pointing at it. */
export function LevelTag({ level }: { readonly level: Level }) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <span className="level" title={localized(levelWords[level])}>
      {t('level', { level })}
    </span>
  );
}

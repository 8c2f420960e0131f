import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import type { Day } from './day.ts';
import { words } from './words.ts';

/** Calls of today against what the bank expects (K-01, K-02). */
export function DayFigures({ calls }: { readonly calls: Day['calls'] }) {
  const t = useWords(words);
  const formats = useFormats();
  const { made, successRate, target } = calls;
  const isEnough = made >= target.minCalls;
  const isGood = successRate !== null && successRate >= target.minSuccessRate;
  return (
    <dl className="day-figures">
      <div>
        <dt>{t('calls')}</dt>
        <dd>
          <progress
            max={target.maxCalls}
            value={Math.min(made, target.maxCalls)}
            aria-label={t('calls')}
            className={isEnough ? 'calls-bar calls-bar-enough' : 'calls-bar'}
          />
          <strong className="figure">{t('callsOf', { made, min: target.minCalls, max: target.maxCalls })}</strong>
          {isEnough && <span className="quiet">{t('reached')}</span>}
        </dd>
      </div>
      <div>
        <dt>{t('successRate')}</dt>
        <dd>
          {successRate === null ? (
            <span className="quiet">{t('noCalls')}</span>
          ) : (
            <>
              <strong className="figure">{formats.share(successRate)}</strong>
              <span className="quiet">
                {isGood ? t('reached') : t('target', { rate: formats.share(target.minSuccessRate) })}
              </span>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

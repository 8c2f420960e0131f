import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import { Button, Dropdown } from 'antd';
import { isOver } from '../../../domain/complaint/catalogue.ts';
import { complaintConditionText } from '../../../domain/complaint/conditions.ts';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import type { ComplaintRecord } from '../../../contracts/complaint-records.ts';
import { complaintRemedyFor } from '../../parts/complaint-form/places.ts';
import { useNames } from '../../parts/organisation.ts';
import type { ComplaintView } from '../../parts/complaint-form/use-complaint-facts.ts';
import { complaintTitleOf } from '../../parts/complaint-form/words/texts.ts';
import { useMe } from '../../shell/session/me.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { firstDeed, otherActions, standingOf, whoDoes } from './actions.ts';
import { words } from './words.ts';

interface WayOnProps {
  readonly view: ComplaintView;
  readonly record: ComplaintRecord;
  readonly open: (command: ComplaintCommandName) => void;
}

const notAsked = { as: null, bars: [] } as const;

/** What the person does first, or who has to do it, and everything else that the person may do now. */
export function WayOn({ view, record, open }: WayOnProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const me = useMe();
  const names = useNames();
  const command = firstDeed(view, record, me);
  const others = otherActions(view, record, me);
  const isPermitted = command !== null && view.permittedCommands.includes(command);
  const { as, bars } = command === null ? notAsked : standingOf(command, record, me, view.actingFor);
  const doer = command === null ? null : whoDoes(command, record);
  const away = as?.actingFor;
  return (
    <section className="case-panel" aria-label={t('wayOn')}>
      <h2>{t('wayOn')}</h2>
      {command === null || doer === null ? (
        <p className="quiet">{t(isOver(record.status) ? 'isOver' : 'waitsForTime')}</p>
      ) : (
        <>
          <Button
            type="primary"
            block
            disabled={!isPermitted || bars.length > 0}
            onClick={() => open(command)}
            className="case-way"
          >
            {localized(complaintTitleOf(command))}
          </Button>
          {isPermitted && bars.length === 0 && away !== undefined && (
            <p className="quiet">{t('asDeputy', { away: names.staff(away.staffId) })}</p>
          )}
          {!isPermitted && <p className="quiet">{t(doer.who, { level: doer.level })}</p>}
          {isPermitted && bars.length > 0 && <Bars codes={bars} others={others} open={open} />}
        </>
      )}
      {others.length > 0 && (
        <Dropdown
          autoFocus
          trigger={['click']}
          menu={{
            items: others.map((one) => ({ key: one, label: localized(complaintTitleOf(one)) })),
            onClick: ({ key }) => open(key as ComplaintCommandName),
          }}
        >
          <Button block icon={<DownOutlined />} iconPlacement="end">
            {t('more')}
          </Button>
        </Dropdown>
      )}
    </section>
  );
}

interface BarsProps {
  readonly codes: readonly string[];
  readonly others: readonly ComplaintCommandName[];
  readonly open: (command: ComplaintCommandName) => void;
}

/** Why the person may not do it, and how it can be met. */
function Bars({ codes, others, open }: BarsProps) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <>
      <p className="quiet">{t('cannot')}</p>
      <ul className="case-bars">
        {codes.map((code) => {
          const text = complaintConditionText(code);
          const remedy = complaintRemedyFor(code);
          return (
            <li key={code}>
              <strong>{text === null ? code : localized(text.text)}</strong>
              {text !== null && <div className="quiet">{localized(text.howToMeet)}</div>}
              {remedy !== null && others.includes(remedy) && (
                <Button size="small" onClick={() => open(remedy)}>
                  {localized(complaintTitleOf(remedy))}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

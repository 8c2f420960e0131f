import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import {
  complaintCategoryWords,
  complaintChannelWords,
  statusWordsOf,
} from '../../../domain/complaint/catalogue-words.ts';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { namedIn } from '../../../domain/complaint/named.ts';
import { lacksContact } from '../../../domain/complaint/reach.ts';
import { LevelTag, SeverityTag } from '../../parts/complaint/severity-tag.tsx';
import { hasPlace } from '../../parts/complaint-form/commands.ts';
import type { ComplaintView } from '../../parts/complaint-form/use-complaint-facts.ts';
import { complaintTitleOf } from '../../parts/complaint-form/words/texts.ts';
import { useNames } from '../../parts/organisation.ts';
import { ProspectLink } from '../../parts/prospect-link.tsx';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { Contact } from './contact.tsx';
import { words } from './words.ts';

const absenceWords = { left: 'handlerLeft', away: 'handlerAway' } as const;

interface CaseHeadProps {
  readonly view: ComplaintView;
  readonly open: (command: ComplaintCommandName) => void;
}

/** Which case it is, whose, how grave, and who deals with it. */
export function CaseHead({ view, open }: CaseHeadProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const { summary, record } = view;
  return (
    <header className="case-head">
      <h1 className="page-title">
        {summary.caseNumber} · {summary.customerName ?? t(summary.systemic ? 'systemic' : 'anonymous')}
      </h1>
      <div className="case-tags">
        <Tag color="blue">{localized(statusWordsOf(summary.systemic)[summary.status])}</Tag>
        <SeverityTag severity={summary.severity} isConfirmed={summary.severityConfirmed} />
        <LevelTag level={summary.level} />
        {record?.customer?.isKeyCustomer === true && <Tag>{t('keyCustomer')}</Tag>}
        {record?.isRepeated === true && <Tag>{t('repeated')}</Tag>}
        <span className="quiet">{t('statusSince', { at: formats.instant(summary.statusSince) })}</span>
      </div>
      <Facts view={view} open={open} />
    </header>
  );
}

function Facts({ view, open }: CaseHeadProps) {
  const { summary, record, parent, revealable } = view;
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  return (
    <dl className="case-facts">
      <Fact name={t(summary.systemic ? 'causeFinder' : 'handler')}>
        {summary.handlerId === null ? t('noHandler') : names.staff(summary.handlerId)}{' '}
        {summary.handlerAbsence !== null && <Tag color="orange">{t(absenceWords[summary.handlerAbsence])}</Tag>}
      </Fact>
      <Fact name={t('category')}>{localized(complaintCategoryWords[summary.category])}</Fact>
      <Fact name={t('channel')}>{localized(complaintChannelWords[summary.channel])}</Fact>
      <Fact name={t('received')}>{formats.instant(summary.receivedAt)}</Fact>
      {!summary.systemic && <Fact name={t('receivedBy')}>{names.staff(summary.receivedBy)}</Fact>}
      <Fact name={t('branch')}>{names.branch(summary.branchId)}</Fact>
      {parent !== null && (
        <Fact name={t('parent')}>
          <Link to="/complaints/$complaintId" params={{ complaintId: parent.complaintId }}>
            {parent.caseNumber}
          </Link>
        </Fact>
      )}
      {record !== null && record.contact !== '' && (
        <Fact name={t('contact')}>
          <Contact complaintId={summary.complaintId} contact={record.contact} revealable={revealable} />
        </Fact>
      )}
      {record !== null && summary.open && lacksContact(record) && <NoContact view={view} open={open} />}
      {record !== null && namedIn(record).length > 0 && (
        <Fact name={t('about')}>
          {namedIn(record)
            .map((staffId) => names.staff(staffId))
            .join(' · ')}
        </Fact>
      )}
      {record !== null && record.prospectId !== null && (
        <Fact name={t('prospect')}>
          <ProspectLink prospectId={record.prospectId}>{t('openProspect')}</ProspectLink>
        </Fact>
      )}
    </dl>
  );
}

/** That something is missing without which the case is not closed, and the form for it. */
function NoContact({ view: { summary, permittedCommands }, open }: CaseHeadProps) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <Fact name={t('contact')}>
      <strong>{t('contactUnknown')}</strong>
      {permittedCommands.includes('changeContact') && hasPlace('changeContact', summary.status) && (
        <Button size="small" type="link" onClick={() => open('changeContact')}>
          {localized(complaintTitleOf('changeContact'))}
        </Button>
      )}
    </Fact>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

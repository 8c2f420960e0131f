import type { Locator, Page } from 'playwright-core';
import { criteria } from '../../domain/process/definition.ts';
import type { FormCommand } from '../../web/parts/command-form/commands.ts';
import { fieldsOf, type Field } from '../../web/parts/command-form/fields.ts';

type Payload = Readonly<Record<string, unknown>>;

/** An open form as a person with mouse and keyboard meets it. */
export class CommandFormOnPage {
  private readonly page: Page;
  private readonly form: Locator;
  private readonly command: FormCommand;
  private prefix = '';

  private constructor(page: Page, command: FormCommand) {
    this.page = page;
    this.command = command;
    this.form = page.locator('form.command-form');
  }

  /** Opens the form of a command in a prospect's workspace. */
  static async open(page: Page, prospectId: string, command: FormCommand): Promise<CommandFormOnPage> {
    await page.goto(`/prospects/${prospectId}?do=${command}`);
    return CommandFormOnPage.opened(page, command);
  }

  /** The form that is open already. */
  static async opened(page: Page, command: FormCommand): Promise<CommandFormOnPage> {
    const shown = new CommandFormOnPage(page, command);
    await shown.form.waitFor();
    shown.prefix = (await shown.form.getAttribute('id')) ?? '';
    return shown;
  }

  /** Types and chooses a payload field by field. Fields that the form fills in by itself can be left out. */
  async fill(payload: Payload): Promise<this> {
    for (const field of fieldsOf(this.command)) {
      if (payload[field.name] !== undefined) await this.set(field, field.name, payload[field.name]);
    }
    return this;
  }

  async submit(): Promise<void> {
    await this.form.locator('button[type=submit]').click();
  }

  /** Submits and waits until it is carried out: the form goes away. */
  async carryOut(): Promise<void> {
    await this.submit();
    await this.form.waitFor({ state: 'detached' });
  }

  input(path: string): Locator {
    return this.page.locator(`[id="${this.prefix}_${path}"]`);
  }

  private async set(field: Field, path: string, value: unknown): Promise<void> {
    const input = this.input(path);
    switch (field.kind) {
      case 'choice':
        return this.choose(input, field, String(value));
      case 'flag':
        return this.tick(input, value === true);
      case 'references':
        for (const id of value as readonly string[]) {
          if (!(await input.locator(`input[value="${id}"]`).isChecked())) await this.option(input, id).click();
        }
        return;
      case 'lines':
        return input.fill((value as readonly string[]).join('\n'));
      case 'money':
        return input.fill(String(Number(value) / 100));
      case 'share':
        return input.fill(String(Math.round(Number(value) * 100)));
      case 'integer':
        return input.fill(String(Number(value) / 60));
      case 'instant':
        return this.pick(input, bankClock(String(value)));
      case 'date':
        return this.pick(input, String(value));
      case 'record':
        for (const inner of field.fields) {
          const given = (value as Payload)[inner.name];
          if (given !== undefined) await this.set(inner, `${path}_${inner.name}`, given);
        }
        return;
      case 'records':
        return this.setRecords(field, path, value as readonly Payload[]);
      default:
        return this.type(input, String(value));
    }
  }

  private async type(input: Locator, value: string): Promise<void> {
    // what is chosen from a list or from radio buttons says so by its role
    if ((await input.getAttribute('role')) === null) return input.fill(value);
    return this.choose(input, null, value);
  }

  /** One of several radio buttons or boxes to tick, by its code. */
  private option(group: Locator, value: string): Locator {
    return group.locator('label').filter({ has: this.page.locator(`input[value="${value}"]`) });
  }

  private async choose(input: Locator, field: Field | null, value: string): Promise<void> {
    const radio = this.option(input, value);
    if ((await radio.count()) > 0) return radio.click();
    const at = field === null ? 0 : Math.max(0, field.codes.indexOf(value));
    await input.click();
    await this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor();
    for (let step = 0; step < at; step += 1) await input.press('ArrowDown');
    await input.press('Enter');
  }

  private async tick(input: Locator, isTrue: boolean): Promise<void> {
    const answer = this.option(input, isTrue ? 'yes' : 'no');
    if ((await answer.count()) > 0) return answer.click();
    await input.setChecked(isTrue);
  }

  private async pick(input: Locator, text: string): Promise<void> {
    await input.click();
    await input.fill(text);
    await input.press('Enter');
    await input.press('Tab');
  }

  private async setRecords(field: Field, path: string, records: readonly Payload[]): Promise<void> {
    for (const [index, record] of records.entries()) {
      if (field.name === 'answers') {
        const at = criteria.findIndex((criterion) => criterion === record['criterion']);
        await this.option(this.input(`${path}_${at}_result`), String(record['result'])).click();
        await this.input(`${path}_${at}_evidence`).fill(String(record['evidence']));
        continue;
      }
      const first = field.fields.find(({ name }) => record[name] !== undefined);
      if (first !== undefined && (await this.input(`${path}_${index}_${first.name}`).count()) === 0) {
        await this.form
          .locator('fieldset', { has: this.page.locator('button.ant-btn-dashed') })
          .filter({ hasText: await this.legendOf(path) })
          .last()
          .locator('button.ant-btn-dashed')
          .last()
          .click();
      }
      for (const inner of field.fields) {
        if (record[inner.name] !== undefined)
          await this.set(inner, `${path}_${index}_${inner.name}`, record[inner.name]);
      }
    }
  }

  private async legendOf(path: string): Promise<string> {
    const { wordsOfField } = await import('../../web/parts/command-form/field-words.ts');
    return wordsOfField(this.command, path).label.en;
  }
}

/** An instant as the bank's clock shows it. */
function bankClock(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

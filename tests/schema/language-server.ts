import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What an editor underlines; lines and characters from 0, as the protocol has them. */
export interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
}

export interface Completion {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
  readonly insertText?: string;
  readonly textEdit?: { readonly newText: string };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const PACKAGE = dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json'));

/**
 * 语言服务器 — the real yaml-language-server of VS Code's extension, spoken to as an editor does: JSON-RPC over its standard
 * streams. It knows schemas by file only: a request for any other is kept in `asked` and gets no answer.
 */
export class LanguageServer {
  readonly #process: ChildProcess;
  readonly #settings: object;
  readonly #folder: string;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #diagnostics = new Map<string, (found: readonly Diagnostic[]) => void>();
  /** Requests for schemas that are no files: none may come. */
  readonly asked: string[] = [];
  #unread = Buffer.alloc(0);
  #lastId = 0;
  #onConfigured = (): void => undefined;

  /** @param settings those of VS Code under `yaml`, and the folder that its paths are relative to */
  constructor(settings: Readonly<Record<string, unknown>>, folder: string) {
    this.#settings = { validate: true, hover: true, completion: true, kubernetesCRDStore: { enable: false }, ...settings };
    this.#folder = folder;
    this.#process = spawn(process.execPath, [join(PACKAGE, 'bin/yaml-language-server'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout!.on('data', (chunk: Buffer) => { this.#read(chunk); });
  }

  async start(locale: 'zh-cn' | 'en'): Promise<void> {
    const capabilities = {
      workspace: { configuration: true },
      textDocument: { hover: { contentFormat: ['markdown'] }, completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } } },
    };
    await this.#request('initialize', { processId: process.pid, rootUri: pathToFileURL(this.#folder).href, locale, capabilities, initializationOptions: { l10nPath: join(PACKAGE, 'l10n') } });
    const isConfigured = new Promise<void>((resolve) => { this.#onConfigured = resolve; });
    this.#send({ method: 'initialized', params: {} });
    await isConfigured;
    // An answer to anything comes after the settings have been taken in; a file opened before them would be checked without its schema.
    await this.hover(join(this.#folder, 'not-open.yaml'), { line: 0, character: 0 });
  }

  /** Everything the editor would underline in a file of this name and text. */
  open(file: string, text: string): Promise<readonly Diagnostic[]> {
    const uri = pathToFileURL(file).href;
    const found = this.#nextOf(uri);
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
    return found;
  }

  /** The same after an open file has become another text. */
  change(file: string, text: string): Promise<readonly Diagnostic[]> {
    const uri = pathToFileURL(file).href;
    const found = this.#nextOf(uri);
    this.#send({ method: 'textDocument/didChange', params: { textDocument: { uri, version: 2 }, contentChanges: [{ text }] } });
    return found;
  }

  /** What is offered there in an open file. */
  async completions(file: string, position: Position): Promise<readonly Completion[]> {
    const result = await this.#request('textDocument/completion', { textDocument: { uri: pathToFileURL(file).href }, position });
    return (result as { items: readonly Completion[] }).items;
  }

  /** What is said there in an open file, as Markdown; empty when nothing is. */
  async hover(file: string, position: Position): Promise<string> {
    const result = await this.#request('textDocument/hover', { textDocument: { uri: pathToFileURL(file).href }, position });
    return (result as { contents?: { value: string } } | null)?.contents?.value ?? '';
  }

  stop(): void {
    this.#process.kill();
  }

  #nextOf(uri: string): Promise<readonly Diagnostic[]> {
    return new Promise((resolve) => { this.#diagnostics.set(uri, resolve); });
  }

  #request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) => { if (error) reject(new Error(`${method}: ${error.message}`)); else resolve(result); });
      this.#send({ id, method, params });
    });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin!.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
  }

  #read(chunk: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, chunk]);
    for (;;) {
      const head = this.#unread.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.#unread.subarray(0, Math.max(head, 0)).toString())?.[1]);
      if (head < 0 || this.#unread.length < head + 4 + length) return;
      const body = this.#unread.subarray(head + 4, head + 4 + length).toString();
      this.#unread = this.#unread.subarray(head + 4 + length);
      this.#receive(JSON.parse(body) as Message);
    }
  }

  #receive(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      this.#answers.get(id!)?.(message);
      this.#answers.delete(id!);
    } else if (method === 'workspace/configuration') {
      const { items } = params as { items: readonly { section: string }[] };
      this.#send({ id: id!, result: items.map(({ section }) => (section === 'yaml' ? this.#settings : null)) });
      this.#onConfigured();
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
      this.#diagnostics.get(uri)?.(diagnostics);
    } else if (id !== undefined) {
      if (/schema|content/i.test(method)) this.asked.push(`${method} ${JSON.stringify(params)}`);
      this.#send({ id, result: null });
    }
  }
}

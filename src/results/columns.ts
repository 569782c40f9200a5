import { type Data, Dictionary, Field, Float64, Int32, makeData, Utf8, Vector } from 'apache-arrow';

// No column but those made for it holds a missing value: fields are not nullable and no validity buffer is written.

export function int32Field(name: string, metadata: ReadonlyMap<string, string> = new Map()): Field<Int32> {
  return new Field(name, new Int32(), false, new Map(metadata));
}

export function float64Field(name: string, metadata: ReadonlyMap<string, string> = new Map()): Field<Float64> {
  return new Field(name, new Float64(), false, new Map(metadata));
}

/** A column that may be blank: NaN stands for nothing. */
export function blankableField(name: string, metadata: ReadonlyMap<string, string>): Field<Float64> {
  return new Field(name, new Float64(), true, new Map(metadata));
}

export function blankableColumn(values: Float64Array): Data<Float64> {
  const isThere = new Uint8Array((values.length + 7) >> 3);
  let nullCount = 0;
  values.forEach((value, row) => {
    if (Number.isNaN(value)) nullCount++;
    else isThere[row >> 3]! |= 1 << (row & 7);
  });
  return makeData({ type: new Float64(), data: values.map((value) => (Number.isNaN(value) ? 0 : value)), length: values.length, nullCount, nullBitmap: isThere });
}

export function int32Column(values: Int32Array): Data<Int32> {
  return makeData({ type: new Int32(), data: values, length: values.length, nullCount: 0 });
}

export function float64Column(values: Float64Array): Data<Float64> {
  return makeData({ type: new Float64(), data: values, length: values.length, nullCount: 0 });
}

/** A text column: each row holds an index into a short list of texts. */
export class TextColumn {
  readonly field: Field<Dictionary<Utf8, Int32>>;
  private readonly type: Dictionary<Utf8, Int32>;
  private readonly dictionary: Vector<Utf8>;

  /** @param id own number of the dictionary within the file; left out, Arrow counts per process and bytes would differ. */
  constructor(name: string, id: number, texts: readonly string[]) {
    this.type = new Dictionary(new Utf8(), new Int32(), id);
    this.field = new Field(name, this.type, false);
    this.dictionary = new Vector([utf8Column(texts)]);
  }

  rows(indices: Int32Array): Data<Dictionary<Utf8, Int32>> {
    return makeData({ type: this.type, data: indices, length: indices.length, nullCount: 0, dictionary: this.dictionary });
  }
}

function utf8Column(texts: readonly string[]): Data<Utf8> {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const offsets = new Int32Array(texts.length + 1);
  encoded.forEach((bytes, i) => (offsets[i + 1] = offsets[i]! + bytes.length));
  const data = new Uint8Array(offsets[texts.length]!);
  encoded.forEach((bytes, i) => { data.set(bytes, offsets[i]); });
  return makeData({ type: new Utf8(), length: texts.length, nullCount: 0, valueOffsets: offsets, data });
}

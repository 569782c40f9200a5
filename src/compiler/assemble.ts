import wabt from 'wabt';

/** 汇编 — WAT text to the bytes of a module. Errors are ours: no formula can make text that is not valid. */
export async function assemble(wat: string): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const module = parseWat('chusuan.wat', wat, { simd: true, bulk_memory: true });
  try {
    return module.toBinary({ write_debug_names: false }).buffer;
  } finally {
    module.destroy();
  }
}

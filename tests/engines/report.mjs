// @ts-check
export async function writeReport() {}

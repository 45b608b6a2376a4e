"""A language model may choose the sentences of a digest or say them plainly; nothing is taken unproven.

write    the way of a digest: prompt, answer, proof, and the article's own sentences where the proof fails
plainly  the way of texts that stand already, said plainly
prompt   what the model is sent
answer   what it answers, taken apart
proof    each text beside the very sentences that it says it rests on
server   the one that speaks to an OpenAI-compatible server
"""

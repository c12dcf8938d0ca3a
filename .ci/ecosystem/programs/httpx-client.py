import json
import os

import httpx

question = os.environ["QUESTION"]
tool = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}

with httpx.Client(
    base_url=os.environ["ADDRESS"],
    headers={"authorization": "Bearer " + os.environ["API_KEY"]},
    trust_env=False,
) as client:

    def chat(**body):
        answer = client.post("/v1/chat/completions", json=body)
        answer.raise_for_status()
        return answer.json()

    def say(text):
        return [{"role": "user", "content": text}]

    answer = chat(messages=say(question))

    streamed = ""
    with client.stream("POST", "/v1/chat/completions", json={"messages": say(question), "stream": True}) as stream:
        stream.raise_for_status()
        for line in stream.iter_lines():
            data = line.strip()
            if not data.startswith("data: ") or data == "data: [DONE]":
                continue
            for choice in json.loads(data[6:])["choices"]:
                streamed += choice["delta"].get("content") or ""

    turns = say(os.environ["TOOL_QUESTION"])
    asked = chat(messages=turns, tools=[tool])["choices"][0]["message"]
    results = [
        {"role": "tool", "tool_call_id": call["id"], "content": "sunny"} for call in asked.get("tool_calls", [])
    ]
    concluded = chat(messages=[*turns, asked, *results], tools=[tool])

print(
    json.dumps(
        {
            "answer": answer["choices"][0]["message"]["content"],
            "usage": answer["usage"]["total_tokens"],
            "streamed": streamed,
            "tools": [
                {"name": call["function"]["name"], "args": json.loads(call["function"]["arguments"])}
                for call in asked.get("tool_calls", [])
            ],
            "concluded": concluded["choices"][0]["message"]["content"],
        }
    )
)

#include "dsrkit/law/notification.hpp"

namespace dsrkit::law {

bool recipients_are_told(Right right) {
  return right == Right::rectification || right == Right::erasure || right == Right::restriction;
}

std::vector<std::string> notification_exceptions() {
  return {"impossible", "disproportionate"};
}

std::string recipients_told_text(Right right) {
  return recipients_are_told(right)
             ? "If we gave the information to others, we tell them about this, unless that cannot be done "
               "or would take far too much effort. If you ask us who they are, we will tell you."
             : "";
}

}  // namespace dsrkit::law
